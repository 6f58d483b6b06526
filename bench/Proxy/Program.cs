using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ProxyEngine.Modes;
using NetKube.ProxyEngine.Modes.Iptables;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;
using NetKube.Shared.Linux;

// Time to plan, render and apply many Services in a network namespace of its own, then one change, then a comparison with
// the kernel. Usage: Proxy [services] [endpoints] [mode]
var services = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5000;
var endpoints = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var modeName = args.Length > 2 ? args[2] : "iptables";

using var ns = NetworkNamespace.CreateAnonymous();
var node = new PlanSettings
{
    NodeName = "node-a", NodeAddresses = [IPAddress.Parse("192.0.2.10")], ClusterCidr = IPNetwork.Parse("10.244.0.0/16"),
};
Console.WriteLine($"{services} services x {endpoints} endpoints, mode {modeName}");

var (model, _) = await TimedAsync("build the model", () => Task.FromResult(ServiceModel.Empty(IpFamily.V4).With(Everything())));
var plan = await TimedAsync("plan", () => Task.FromResult(ServicePlan.From(model, node)));
if (modeName == "iptables") await TimedAsync("render", () => Task.FromResult(RenderedPlan.From(plan).ToRuleset().Nat.RuleCount));

var mode = ModeTable.Create(modeName, new ModeContext(node, NullLoggerFactory.Instance, ns.Path));
await TimedAsync("first full sync", () => mode.SyncAsync(plan, null, default));
await TimedAsync("full sync, nothing to do", () => mode.SyncAsync(plan, null, default));

foreach (var (what, now) in new[] { ("one service loses an endpoint", endpoints - 1), ("and gets it back", endpoints) })
{
    var (next, changed) = model.With(One(7, now));
    plan = plan.With(next, changed);
    model = next;
    await TimedAsync(what, () => mode.SyncAsync(plan, changed, default));
}

var (grown, added) = model.With(One(services, endpoints));
plan = plan.With(grown, added);
await TimedAsync("one service more", () => mode.SyncAsync(plan, added, default));
await TimedAsync("clean up", async () =>
{
    await mode.CleanUpAsync(default);
    return true;
});
Console.WriteLine($"{"resident memory at the end",-32}{Environment.WorkingSet / 1048576,8} MiB");
Console.WriteLine($"{"live objects at the end",-32}{GC.GetTotalMemory(forceFullCollection: true) / 1048576,8} MiB");

ModelChanges Everything()
{
    var all = Enumerable.Range(0, services).Select(i => One(i, endpoints)).ToList();
    return new ModelChanges(
        all.SelectMany(one => one.Services).ToDictionary(pair => pair.Key, pair => pair.Value),
        all.SelectMany(one => one.Slices).ToDictionary(pair => pair.Key, pair => pair.Value));
}

ModelChanges One(int number, int count)
{
    var name = new ServiceName("bench", $"service-{number}");
    var service = new ServiceObject
    {
        Name = name,
        ClusterIps = [new IPAddress([10, 96, (byte)(number / 250), (byte)(1 + (number % 250))])],
        Ports = [new ServiceObjectPort("http", ServiceProtocol.Tcp, 80)],
    };
    var slice = new EndpointSliceObject
    {
        Service = name,
        Name = $"{name.Name}-1",
        Ports = [new EndpointSlicePort("http", ServiceProtocol.Tcp, 8080)],
        Endpoints = Enumerable.Range(0, count).Select(i => AddressOf((number * endpoints) + i)).ToValueList(),
    };
    return new ModelChanges(
        new Dictionary<ServiceName, ServiceObject?> { [name] = service },
        new Dictionary<(ServiceName, string), EndpointSliceObject?> { [(name, slice.Name)] = slice });
}

static EndpointSliceEntry AddressOf(int number) => new(new IPAddress([10, 244, (byte)(number / 250), (byte)(1 + (number % 250))])) { NodeName = "node-b" };

static async Task<T> TimedAsync<T>(string what, Func<Task<T>> work)
{
    var began = Stopwatch.GetTimestamp();
    var result = await work();
    Console.WriteLine($"{what,-32}{Stopwatch.GetElapsedTime(began).TotalMilliseconds,8:F1} ms   {(result is SyncReport report ? $"{report.Written} written, {report.Deleted} deleted" : "")}");
    return result;
}
