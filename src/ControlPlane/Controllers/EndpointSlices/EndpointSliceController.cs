using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using EndpointPort = NetKube.Shared.Api.Discovery.V1.EndpointPort;

namespace NetKube.ControlPlane.Controllers.EndpointSlices;

/// <summary>Keeps the EndpointSlices of every service that selects pods.</summary>
internal sealed class EndpointSliceController : ReconcilingController
{
    public const string ManagedBy = "endpointslice-controller.k8s.io";
    public const string ManagedByLabel = "endpointslice.kubernetes.io/managed-by";
    public const string ServiceNameLabel = "kubernetes.io/service-name";
    public const string HeadlessLabel = "service.kubernetes.io/headless";
    public const string TriggerTime = "endpoints.kubernetes.io/last-change-trigger-time";
    private const string ByService = "endpointslice.service";
    private readonly Informer<Service> _services;
    private readonly Informer<Pod> _pods;
    private readonly Informer<EndpointSlice> _slices;
    private readonly Informer<Node> _nodes;
    private readonly SliceTracker _tracker = new();

    public EndpointSliceController(ControllerContext context)
        : base(context, "endpointslice-controller", "endpoint-slice-controller", workers: 5)
    {
        _services = Reconciles<Service>();
        _pods = Needs<Pod>();
        _slices = Needs<EndpointSlice>();
        _nodes = Needs<Node>();
        _slices.AddIndex(ByService, ServiceKeyOf);
        var selected = new SelectedServices(_services.Cache, Queue);
        _pods.AddHandler(new InformerHandler<Pod>(selected.PodChanged, selected.PodChanged, selected.PodChanged));
        _slices.AddHandler(new InformerHandler<EndpointSlice>(SliceSeen, (_, after) => SliceSeen(after), SliceGone));
        _nodes.AddHandler(new InformerHandler<Node>(OnAdd: NodeAdded, OnUpdate: NodeChanged));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_services.Cache.Get(key) is not { } service || service.Spec.Type == ServiceType.ExternalName)
        {
            _tracker.Forget(key);   // the slices go with the service, by their owner reference
            return Reconciled.Done;
        }
        if (service.Spec.Selector is not { Count: > 0 } selector) return Reconciled.Done;   // someone else writes these endpoints
        var existing = _slices.Cache.ByIndex(ByService, key.ToString());
        if (_tracker.IsStale(key, existing)) return Reconciled.Done;   // the slice's own event brings the key back
        var matching = Shared.Api.Selectors.LabelSelectorExpression.From(selector);
        var pods = _pods.Cache.List(key.Namespace).Where(p => PodEndpoints.MayServe(p) && matching.Matches(p.Metadata.Labels))
            .OrderBy(p => p.Metadata.CreationTimestamp).ThenBy(p => p.Metadata.Name, StringComparer.Ordinal).ToList();
        var families = service.Spec.IpFamilies is { Count: > 0 } listed ? listed : ["IPv4"];
        foreach (var family in families) await ApplyAsync(key, Plan(service, pods, existing, family), stop);
        foreach (var orphan in existing.Where(s => !families.Contains(s.AddressType) && s.Metadata.DeletionTimestamp is null))
        {
            await DeleteAsync(key, orphan, stop);
        }
        return Reconciled.Done;
    }

    private SlicePlan Plan(Service service, List<Pod> pods, IReadOnlyList<EndpointSlice> existing, string family)
    {
        var groups = new Dictionary<string, (List<EndpointPort> Ports, List<Endpoint> Endpoints)>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            if (!pod.Status.PodIPs!.Exists(a => PodEndpoints.AddressTypeOf(a.Ip) == family)) continue;
            // Nobody reaches a pod of a node that is gone; its collector comes later.
            if (!service.Spec.PublishNotReadyAddresses && pod.Spec.NodeName.Length > 0 && _nodes.Cache.Get("", pod.Spec.NodeName) is null) continue;
            var ports = PodEndpoints.Ports(pod, service);
            if (ports.Count == 0 && !PodEndpoints.IsHeadless(service)) continue;
            var name = SlicePlan.PortsKey(ports);
            if (!groups.TryGetValue(name, out var group)) groups.Add(name, group = (ports, []));
            group.Endpoints.Add(PodEndpoints.Make(pod, service, family, node => _nodes.Cache.Get("", node)));
        }
        var labels = Labels(service);
        var mine = existing.Where(s => s.AddressType == family && s.Metadata.DeletionTimestamp is null).ToList();
        return SlicePlan.Of(mine, [.. groups.Values], Context.Options.MaxEndpointsPerSlice, ports => Blank(service, family, ports, labels), slice =>
        {
            if (ApiEquality.Same(slice.Metadata.Labels, labels)) return false;
            slice.Metadata.Labels = new Dictionary<string, string>(labels, StringComparer.Ordinal);
            return true;
        });
    }

    private async Task ApplyAsync(ObjectKey key, SlicePlan plan, CancellationToken stop)
    {
        foreach (var slice in plan.Update) _tracker.Wrote(key, await Client.UpdateAsync(slice, stop));
        foreach (var slice in plan.Create) _tracker.Wrote(key, await Client.CreateAsync(slice, stop));
        foreach (var slice in plan.Delete) await DeleteAsync(key, slice, stop);
    }

    private async Task DeleteAsync(ObjectKey key, EndpointSlice slice, CancellationToken stop)
    {
        _tracker.Deleting(key, slice);
        await Client.DeleteIfPresentAsync(slice, stop: stop);
    }

    private EndpointSlice Blank(Service service, string family, List<EndpointPort> ports, Dictionary<string, string> labels) => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = service.Metadata.Namespace,
            GenerateName = service.Metadata.Name + "-",
            Labels = new Dictionary<string, string>(labels, StringComparer.Ordinal),
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [TriggerTime] = Now.ToString() },
            OwnerReferences = [Ownership.Reference(service, "v1", "Service")],
        },
        AddressType = family,
        Ports = ports,
    };

    /// <summary>The service's own labels, and those by which slices are found.</summary>
    private static Dictionary<string, string> Labels(Service service)
    {
        var labels = new Dictionary<string, string>(service.Metadata.Labels ?? [], StringComparer.Ordinal);
        labels.Remove(HeadlessLabel);
        if (PodEndpoints.IsHeadless(service)) labels[HeadlessLabel] = "";
        labels[ServiceNameLabel] = service.Metadata.Name;
        labels[ManagedByLabel] = ManagedBy;
        return labels;
    }

    private static IEnumerable<string> ServiceKeyOf(EndpointSlice slice)
    {
        var labels = slice.Metadata.Labels;
        if (labels?.GetValueOrDefault(ManagedByLabel) != ManagedBy || labels.GetValueOrDefault(ServiceNameLabel) is not { } name) return [];
        return [new ObjectKey(slice.Metadata.Namespace, name).ToString()];
    }

    private void SliceSeen(EndpointSlice slice)
    {
        if (Key(slice) is { } key) Queue.Add(key);
    }

    private void SliceGone(EndpointSlice slice)
    {
        if (Key(slice) is not { } key) return;
        _tracker.Gone(key, slice);
        Queue.Add(key);
    }

    private static ObjectKey? Key(EndpointSlice slice) =>
        ServiceKeyOf(slice).Any() ? new ObjectKey(slice.Metadata.Namespace, slice.Metadata.Labels![ServiceNameLabel]) : null;

    private void NodeAdded(Node node)
    {
        if (!_pods.Cache.List().Any(p => p.Spec.NodeName == node.Metadata.Name)) return;
        foreach (var service in _services.Cache.List()) Queue.Add(ObjectKey.Of(service));
    }

    private void NodeChanged(Node before, Node after)
    {
        if (before.Metadata.Labels?.GetValueOrDefault(PodEndpoints.Zone) == after.Metadata.Labels?.GetValueOrDefault(PodEndpoints.Zone)) return;
        foreach (var service in _services.Cache.List()) Queue.Add(ObjectKey.Of(service));
    }
}
