using System.Globalization;
using NetKube.Bench.ApiServer;

// Figures of the API server as its clients see it. Usage: NetKube.Bench.ApiServer NETKUBE [watchers|lists|load], where NETKUBE
// is the binary. It starts a control plane of its own on the loopback, loads it for a minute at most, and stops it.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: NetKube.Bench.ApiServer NETKUBE [watchers|lists|load]");
    return 2;
}

var what = args.Length > 1 ? args[1] : "all";
var began = System.Diagnostics.Stopwatch.StartNew();
await using var server = await ServerProcess.StartAsync(args[0]);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready from cold: {began.Elapsed.TotalSeconds:F2} s"));
await Task.Delay(TimeSpan.FromSeconds(30)); // at rest: what only the start needed is given back by then
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle: {server.ResidentMegabytes():F0} MB resident"));
if (what is "all" or "watchers") await WatcherBench.RunAsync(server, watchers: 1000, events: 40);
if (what is "all" or "load") await LoadBench.RunAsync(server);
if (what is "all" or "lists")
{
    foreach (var format in (string[])["application/json", "application/vnd.kubernetes.protobuf", "application/json;as=Table;g=meta.k8s.io;v=v1"])
        await ListBench.RunAsync(server, clients: 64, format);
}

return 0;
