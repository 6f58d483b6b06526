using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.Server;

/// <summary>
/// Routes from the namespace in which a lab's nodes meet to the pods of each node, so that the API server's proxy, which
/// dials from there, reaches pods. One route a node; those of nodes that are gone are removed.
/// </summary>
internal sealed class PodRoutes
{
    private readonly string _namespace;
    private readonly Informer<Node> _nodes;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PodRoutes(string @namespace, IKubeClient client, ILogger<PodRoutes> log, TimeProvider clock)
    {
        _namespace = @namespace;
        _nodes = new Informer<Node>(client, new InformerSettings(), clock, new Random(3), log);
        _nodes.AddHandler(new InformerHandler<Node>(_ => Changed(), (_, _) => Changed(), _ => Changed()));
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        group.Start(_nodes.RunAsync);
        group.Start(FollowAsync);
        await group.WhenAllAsync();
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        await _nodes.WaitForSyncAsync(stop);
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task.WaitAsync(stop);
            Reconcile([.. _nodes.Cache.List().SelectMany(Wanted)]);
            await changed;
        }
    }

    private void Reconcile(IReadOnlyList<Route> wanted)
    {
        using var ns = NetworkNamespace.Open(_namespace);
        using var netlink = RouteNetlink.Open(ns);
        var present = netlink.Routes().Where(r => r.Protocol == Route.OursProtocol).ToList();
        foreach (var stale in present.Where(p => !wanted.Any(w => Same(w, p)))) netlink.DeleteRoute(stale);
        foreach (var route in wanted.Where(w => !present.Exists(p => Same(w, p)))) netlink.ReplaceRoute(route);
    }

    private static IEnumerable<Route> Wanted(Node node)
    {
        var address = node.Status.Addresses?.Find(a => a.Type == "InternalIP")?.Address;
        if (!IPAddress.TryParse(address, out var gateway)) return [];
        return (node.Spec.PodCIDRs ?? [])
            .Where(c => IPNetwork.TryParse(c, out var network) && network.BaseAddress.AddressFamily == gateway.AddressFamily)
            .Select(c => new Route(IPNetwork.Parse(c), 0, gateway));
    }

    private static bool Same(Route left, Route right) => left.Destination.Equals(right.Destination) && Equals(left.Gateway, right.Gateway);

    private void Changed() => Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
