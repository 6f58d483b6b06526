using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.Server;

/// <summary>/pods and /stats/summary: what runs here and what it uses.</summary>
internal sealed class ReportRoutes(KubeletOptions options, IContainerRuntime runtime, IIndexedCache<Pod> pods, TimeProvider clock)
{
    public Task PodsAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var list = new PodList { Kind = "PodList", ApiVersion = "v1", Items = [.. pods.List()] };
        return context.Response.Body.WriteAsync(JsonOutput.Encode(list), context.RequestAborted).AsTask();
    }

    public Task SummaryAsync(HttpContext context) => RouteException.GuardAsync(context, async () =>
    {
        var stop = context.RequestAborted;
        var labels = ContainerLabels.OfNode(options.ClusterName, options.NodeName);
        var running = (await runtime.Containers.ListAsync(labels, stop)).Where(c => c.Phase == ContainerPhase.Running).ToList();
        var usages = await Task.WhenAll(running.Select(async c => (Container: c, Usage: await runtime.Streams.UsageAsync(c.Id, stop))));
        var now = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var report = new JsonObject
        {
            ["node"] = new JsonObject { ["nodeName"] = options.NodeName },
            ["pods"] = new JsonArray([.. usages.GroupBy(u => ContainerLabels.Read(u.Container.Labels, ContainerLabels.PodUid)).Where(g => g.Key.Length > 0).Select(g => PodOf(g.ToList(), now))]),
        };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(report.ToJsonString(), stop);
    });

    private static JsonObject PodOf(List<(ContainerSummary Container, ContainerUsage? Usage)> containers, string now)
    {
        var labels = containers[0].Container.Labels;
        return new JsonObject
        {
            ["podRef"] = new JsonObject
            {
                ["name"] = ContainerLabels.Read(labels, ContainerLabels.PodName),
                ["namespace"] = ContainerLabels.Read(labels, ContainerLabels.PodNamespace),
                ["uid"] = ContainerLabels.Read(labels, ContainerLabels.PodUid),
            },
            ["containers"] = new JsonArray([.. containers.Where(c => !ContainerLabels.IsSandbox(c.Container.Labels) && c.Usage is not null)
                .Select(c => ContainerOf(ContainerLabels.Read(c.Container.Labels, ContainerLabels.ContainerName), c.Usage!, now))]),
            ["cpu"] = Cpu(containers.Sum(c => c.Usage?.CpuNanoseconds ?? 0), now),
            ["memory"] = Memory(containers.Sum(c => c.Usage?.MemoryBytes ?? 0), containers.Sum(c => c.Usage?.WorkingSetBytes ?? 0), now),
        };
    }

    private static JsonObject ContainerOf(string name, ContainerUsage usage, string now) => new()
    {
        ["name"] = name,
        ["cpu"] = Cpu(usage.CpuNanoseconds, now),
        ["memory"] = Memory(usage.MemoryBytes, usage.WorkingSetBytes, now),
    };

    private static JsonObject Cpu(long nanoseconds, string now) => new() { ["time"] = now, ["usageCoreNanoSeconds"] = nanoseconds };

    private static JsonObject Memory(long usage, long workingSet, string now) =>
        new() { ["time"] = now, ["usageBytes"] = usage, ["workingSetBytes"] = workingSet };
}
