using System.Diagnostics;
using System.Globalization;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Testing;

// How long a cluster inside a test takes to start (cold, again, a hundred at once), and how fast its time goes.
// "cold" does only the first; "day" lets a whole day of three nodes go by.
if (args is ["day"])
{
    await DayAsync(TimeSpan.FromHours(24));
    return;
}
var began = Process.GetCurrentProcess().StartTime;
var watch = Stopwatch.StartNew();
await using (var first = await TestCluster.StartAsync())
{
    var took = watch.Elapsed;
    using var process = Process.GetCurrentProcess();
    Console.WriteLine($"cold start               {Ms(took)} ms (mark 300)");
    Console.WriteLine($"the process              {Ms(DateTime.Now - began)} ms old, {Ms(process.TotalProcessorTime)} ms of processors");
}
if (args is ["cold"]) return;
for (var i = 0; i < 5; i++)
{
    watch.Restart();
    await using var again = await TestCluster.StartAsync();
    Console.WriteLine($"start again              {Ms(watch.Elapsed)} ms (mark 30)");
}

watch.Restart();
var hundred = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => TestCluster.StartAsync()));
Console.WriteLine($"100 at once              {Ms(watch.Elapsed)} ms in all; {GC.GetTotalMemory(forceFullCollection: true) / 100 / 1024} KiB a cluster");
foreach (var cluster in hundred) await cluster.DisposeAsync();
await DayAsync(TimeSpan.FromHours(3));

static async Task DayAsync(TimeSpan length)
{
    await using var working = await TestCluster.StartAsync(new TestClusterOptions { Nodes = 3 });
    var watch = Stopwatch.StartNew();
    await working.Client.CreateAsync(Web(10));
    await working.Time.UntilAsync(
        async () => (await working.Client.GetAsync<Deployment>("default", "web")).Status.ReadyReplicas == 10, TimeSpan.FromMinutes(1));
    Console.WriteLine($"10 pods ready            {Ms(watch.Elapsed)} ms");
    var whole = Stopwatch.StartNew();
    for (var done = TimeSpan.Zero; done < length; done += TimeSpan.FromHours(1))
    {
        watch.Restart();
        await working.Time.AdvanceAsync(TimeSpan.FromHours(1));
        if (done < TimeSpan.FromHours(3)) Console.WriteLine($"an hour of 3 nodes       {Ms(watch.Elapsed)} ms");
    }
    Console.WriteLine($"{length.TotalHours} hours of 3 nodes      {Ms(whole.Elapsed)} ms");
    watch.Restart();
    await using var snapshot = await working.SnapshotAsync();
    var saved = watch.Elapsed;
    watch.Restart();
    await working.RestoreAsync(snapshot);
    Console.WriteLine($"snapshot, restore        {Ms(saved)} ms, {Ms(watch.Elapsed)} ms");
}

static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture).PadLeft(6);

static Deployment Web(int replicas) => new()
{
    Metadata = { Name = "web", Namespace = "default" },
    Spec =
    {
        Replicas = replicas,
        Selector = new LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
        Template = new PodTemplateSpec
        {
            Metadata = { Labels = new Dictionary<string, string> { ["app"] = "web" } },
            Spec = new PodSpec { Containers = [new Container { Name = "web", Image = "web:1" }] },
        },
    },
};
