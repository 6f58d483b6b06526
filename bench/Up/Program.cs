// A warm "netkube up --nodes 3" by stages, memory at rest, and how long a pod takes from created to Running.
//   dotnet run -c Release --project bench/Up -- [PROGRAM]     (as root; PROGRAM: artifacts/netkube/netkube)
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

var program = args.Length > 0 ? args[0] : "artifacts/netkube/netkube";
var name = $"bench-{Environment.ProcessId}";
var data = Directory.CreateTempSubdirectory("netkube-bench-").FullName;
var clock = TimeProvider.System;
try
{
    if (!await MeasureAsync(warming: true)) return 1;
    if (!await MeasureAsync(warming: false)) return 1;
    return 0;
}
finally
{
    await RunAsync(program, "down", "--name", name);
    Directory.Delete(data, recursive: true);
}

async Task<bool> MeasureAsync(bool warming)
{
    var folder = Path.Combine(data, warming ? "warming" : "measured");
    var began = Stopwatch.StartNew();
    var up = await RunAsync(program, "up", "--nodes", "3", "--name", name, "--data-dir", folder);
    Console.WriteLine(warming ? "warming up (images, caches)" : up.Output);
    if (up.Code != 0)
    {
        Console.WriteLine(up.Output);
        return false;
    }

    if (!warming) await FiguresAsync(folder, began);
    await RunAsync(program, "down", "--name", name);
    return true;
}

async Task FiguresAsync(string folder, Stopwatch began)
{
    Print("up returned after", began.Elapsed);
    var applied = await AppRunsAsync(folder, began);
    await Task.Delay(TimeSpan.FromSeconds(30)); // at rest: what only the start needed is given back by then
    await MemoryAsync("at rest");
    await PodsAsync(applied);
    await Task.Delay(TimeSpan.FromSeconds(60)); // at rest again
    await MemoryAsync("after ten more pods, at rest");
}

async Task<HttpKubeClient> AppRunsAsync(string folder, Stopwatch began)
{
    var kubeconfig = Path.Combine(folder, "kubeconfig");
    var http = KubeClientSettings.FromKubeconfig(kubeconfig).CreateHttpClient(clock);
    var client = new HttpKubeClient(http);
    await RunAsync("kubectl", "--kubeconfig", kubeconfig, "apply", "-f", "examples/hello.yaml");
    while ((await client.ListAllAsync<Pod>(new ListRequest { Namespace = "default", LabelSelector = "app=hello" })).Count(IsReady) < 3) await Task.Delay(20);
    Print("the application runs after", began.Elapsed);
    string[] ask = ["--kubeconfig", kubeconfig, "exec", "client", "--", "curl", "-s", "-m", "1", "http://hello"];
    while (!(await RunAsync("kubectl", ask)).Output.Contains("Hello")) await Task.Delay(20);
    Print("its name answers after", began.Elapsed);
    return client;
}

async Task PodsAsync(HttpKubeClient client)
{
    var took = new List<TimeSpan>();
    for (var i = 0; i < 10; i++) took.Add(await PodAsync(client, $"bench-{i}"));
    took.Sort();
    Print("pod created to Running, median of 10", took[5]);
    Print("pod created to Running, worst of 10", took[^1]);
}

async Task MemoryAsync(string when)
{
    using var record = JsonDocument.Parse(await File.ReadAllTextAsync($"/run/netkube/clusters/{name}/cluster.json"));
    foreach (var part in record.RootElement.GetProperty("Parts").EnumerateArray())
    {
        var pid = part.GetProperty("Pid").GetInt32();
        var resident = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Console.WriteLine($"{$"memory of {part.GetProperty("Part").GetString()} {when}",-44} {long.Parse(resident, CultureInfo.InvariantCulture) / 1024.0,7:0.0} MiB");
    }
}

static async Task<TimeSpan> PodAsync(HttpKubeClient client, string name)
{
    using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
    var began = Stopwatch.StartNew();
    await client.CreateAsync(
        new Pod
        {
            Metadata = { Namespace = "default", Name = name },
            Spec = { TerminationGracePeriodSeconds = 0, Containers = [new Container { Name = "main", Image = "netkube/base:1", Command = ["sleep", "infinity"] }] },
        }, limit.Token);
    await foreach (var change in client.WatchAsync<Pod>(new WatchRequest { Namespace = "default", FieldSelector = $"metadata.name={name}" }, limit.Token))
    {
        if (change.Object.Status.Phase == PodPhase.Running) break;
    }

    var took = began.Elapsed;
    await client.DeleteAsync<Pod>("default", name, null, limit.Token);
    return took;
}

static bool IsReady(Pod pod) => pod.Status.Conditions?.Any(c => c.Type == "Ready" && c.Status == "True") == true;

static void Print(string what, TimeSpan took) => Console.WriteLine($"{what,-44} {took.TotalSeconds,7:0.00} s");

static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
    var output = await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
    return (process.ExitCode, output);
}
