using System.Diagnostics;

namespace NetKube.Bench.ApiServer;

/// <summary>Creates, gets and lists a second under wrk (Debian's package), which runs on the same cores.</summary>
internal static class LoadBench
{
    private const string Summary = """
        function done(summary, latency)
          io.write(string.format("%8.0f/s   p50 %6.2f ms   p99 %7.2f ms   refused %d\n", summary.requests / summary.duration * 1e6,
            latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status))
        end
        """;

    private const string Create = """
        local threads = 0
        function setup(thread) threads = threads + 1; thread:set("id", threads) end
        function init(args) count = 0; wrk.headers["Content-Type"] = "application/json" end
        function request()
          count = count + 1
          local name = string.format("load-%s-%d-%d", os.getenv("RUN"), id, count)
          return wrk.format("POST", nil, nil, '{"metadata":{"name":"' .. name .. '","labels":{"bench":"1"}},"data":{"k":"' .. string.rep("x", 512) .. '"}}')
        end
        """;

    public static async Task RunAsync(ServerProcess server)
    {
        await server.CreateAsync("/api/v1/namespaces", """{"metadata":{"name":"load"}}""");
        const string Path = "/api/v1/namespaces/load/configmaps";
        await server.CreateAsync(Path, $$$"""{"metadata":{"name":"one"},"data":{"k":"{{{new string('x', 512)}}}"}}""");
        foreach (var connections in (int[])[1, 32, 128]) await WrkAsync(server, $"create, {connections} connections", Create, connections, Path);
        await WrkAsync(server, "get of one object, 32 connections", "", 32, Path + "/one");
        await WrkAsync(server, "list of 500 objects, 2 connections", "", 2, Path + "?limit=500");
        Console.WriteLine($"resident memory with all that was created: {server.ResidentMegabytes():F0} MB");
    }

    private static async Task WrkAsync(ServerProcess server, string what, string script, int connections, string path)
    {
        var file = System.IO.Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script + "\n" + Summary);
            string[] arguments =
            [
                "-t", connections == 1 ? "1" : "2", "-c", $"{connections}", "-d", "6s", "--latency", "-s", file,
                "-H", $"Authorization: Bearer {ServerProcess.Token}", $"{server.Address}{path.TrimStart('/')}",
            ];
            var start = new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, Environment = { ["RUN"] = $"{connections}" } };
            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            Console.WriteLine($"{what,-36} {output.TrimEnd().Split('\n')[^1]}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
