using System.Text;
using System.Text.Json.Nodes;
using NetKube.NodeAgent.Pods;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.ApiServer;

/// <summary>The node's pods, from and to the API server.</summary>
internal sealed class ApiPods(IKubeClient client, Informer<Pod> informer) : IPodApi, IPodSource
{
    /// <summary>Fields that may have been set before and are not now: a merge patch removes only what it names.</summary>
    private static readonly string[] Removable =
        ["reason", "message", "podIP", "podIPs", "initContainerStatuses", "containerStatuses", "nominatedNodeName"];

    public async Task RunAsync(IPodSink sink, CancellationToken stop)
    {
        informer.AddHandler(new InformerHandler<Pod>(sink.Changed, (_, after) => sink.Changed(after), sink.Gone));
        await using var group = new TaskGroup(stop);
        group.Start(informer.RunAsync);
        group.Start(async inner =>
        {
            await informer.WaitForSyncAsync(inner);
            sink.Synced();
        });
        await group.WhenAllAsync();
        stop.ThrowIfCancellationRequested();
    }

    public async Task<Pod?> WriteStatusAsync(Pod pod, PodStatus status, CancellationToken stop)
    {
        try
        {
            return await client.PatchAsync<Pod>(pod.Metadata.Namespace, pod.Metadata.Name,
                new PatchBody(PatchKind.Merge, Render(pod, status)), "status", stop);
        }
        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // A conflict is the uid's: another pod has the name now. Only the server can tell which of both it is.
            var held = await client.FindAsync<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, stop);
            if (held?.Metadata.Uid == pod.Metadata.Uid) throw;
            return null;
        }
    }

    public async Task RemoveAsync(Pod pod, CancellationToken stop) =>
        await client.DeleteIfPresentAsync(pod, new DeleteOptions { GracePeriodSeconds = 0 }, stop);

    /// <summary>The uid makes it fail on another pod of the same name.</summary>
    public static string Render(Pod pod, PodStatus status)
    {
        var fields = JsonNode.Parse(Encoding.UTF8.GetString(JsonOutput.Encode(status)))!.AsObject();
        foreach (var name in Removable)
        {
            if (!fields.ContainsKey(name)) fields[name] = null;
        }
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["uid"] = pod.Metadata.Uid }, ["status"] = fields };
        return patch.ToJsonString();
    }
}
