using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Client;

namespace NetKube.ClusterDns.Api;

/// <summary>
/// Keeps this node's slices of the DNS service: makes or corrects them, compares them again and again (somebody may have
/// deleted one), and takes the endpoint out when the server stops.
/// </summary>
internal sealed class KubeDnsPublisher(
    IKubeClient client, string nodeName, IReadOnlyList<IPEndPoint> listen, TimeProvider clock, ILogger<KubeDnsPublisher> log)
{
    private static readonly TimeSpan CompareEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan StoppingFor = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var succeeded = await TryPublishAsync(isReady: true, stop);
                await Task.Delay(succeeded ? CompareEvery : RetryAfter, clock, stop);
            }
        }
        finally
        {
            // Bounded: a server that is gone must not keep the agent from ending.
            using var last = new CancellationTokenSource(StoppingFor, clock);
            await TryPublishAsync(isReady: false, last.Token);
        }
    }

    private async Task<bool> TryPublishAsync(bool isReady, CancellationToken stop)
    {
        try
        {
            var node = await client.GetAsync<Node>(null, nodeName, stop);
            foreach (var slice in KubeDns.SlicesOf(node, listen, isReady)) await EnsureAsync(slice, stop);
            return true;
        }
        catch (Exception failed) when (failed is ApiException or HttpRequestException or IOException)
        {
            log.NotPublished(failed.Message);
            return false;
        }
        catch (OperationCanceledException) when (!isReady)
        {
            log.NotPublished("the API server did not answer in time");
            return false;
        }
    }

    private async Task EnsureAsync(EndpointSlice want, CancellationToken stop)
    {
        var found = await client.FindAsync<EndpointSlice>(want.Metadata.Namespace, want.Metadata.Name, stop);
        if (found is null)
        {
            await client.CreateAsync(want, stop);
            return;
        }

        if (Says(found, want)) return;
        want.Metadata.ResourceVersion = found.Metadata.ResourceVersion;
        await client.UpdateAsync(want, stop);
    }

    /// <summary>Whether clients would be led to the same place, on the same condition.</summary>
    private static bool Says(EndpointSlice found, EndpointSlice want) =>
        found.Endpoints is [var there] && want.Endpoints is [var wanted]
        && (there.Addresses ?? []).SequenceEqual(wanted.Addresses ?? [])
        && there.Conditions.Ready == wanted.Conditions.Ready && there.NodeName == wanted.NodeName
        && there.TargetRef?.Uid == wanted.TargetRef?.Uid && there.Hints?.ForNodes?.Count == wanted.Hints?.ForNodes?.Count
        && (found.Ports ?? []).Select(p => (p.Name, p.Port)).SequenceEqual((want.Ports ?? []).Select(p => (p.Name, p.Port)))
        && want.Metadata.Labels!.All(l => found.Metadata.Labels?.GetValueOrDefault(l.Key) == l.Value);
}
