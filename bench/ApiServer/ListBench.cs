using System.Diagnostics;
using System.Globalization;

namespace NetKube.Bench.ApiServer;

/// <summary>Many clients that list 50 MB at the same time: what it costs in memory.</summary>
internal static class ListBench
{
    private const string Path = "/api/v1/namespaces/bench/configmaps";
    private const int Objects = 5000;
    private const int ObjectBytes = 10_000;

    public static async Task RunAsync(ServerProcess server, int clients, string format)
    {
        await FillAsync(server);
        using var sampling = new CancellationTokenSource();
        var before = server.ResidentMegabytes();
        var peak = SampleAsync(server, sampling.Token);
        var start = Stopwatch.GetTimestamp();
        var sizes = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => ListAsync(server, format)));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await sampling.CancelAsync();
        var most = await peak;
        var (more, rate) = (most - before, sizes.Sum() / 1e6 / seconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{clients} clients list {sizes[0] / 1e6:F0} MB of {format}: +{more:F0} MB resident (from {before:F0}), {rate:F0} MB/s"));
    }

    private static async Task FillAsync(ServerProcess server)
    {
        using var found = await server.Client.GetAsync("/api/v1/namespaces/bench");
        if (found.IsSuccessStatusCode) return;
        await server.CreateAsync("/api/v1/namespaces", "{\"metadata\":{\"name\":\"bench\"}}");
        await Parallel.ForAsync(0, Objects, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            await server.CreateAsync(Path, $"{{\"metadata\":{{\"name\":\"c-{i}\"}},\"data\":{{\"a\":\"{new string('x', ObjectBytes)}\"}}}}"));
        await Task.Delay(3000); // what filling left behind settles
    }

    private static async Task<double> SampleAsync(ServerProcess server, CancellationToken stop)
    {
        var peak = 0.0;
        while (!stop.IsCancellationRequested)
        {
            peak = Math.Max(peak, server.ResidentMegabytes());
            await Task.Delay(20, CancellationToken.None);
        }
        return peak;
    }

    private static async Task<long> ListAsync(ServerProcess server, string format)
    {
        using var client = server.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Path) { Version = new Version(2, 0) };
        request.Headers.TryAddWithoutValidation("Accept", format);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        long size = 0;
        int count;
        while ((count = await body.ReadAsync(buffer)) > 0) size += count;
        return size;
    }
}
