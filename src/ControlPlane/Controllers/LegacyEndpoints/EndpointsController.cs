using NetKube.ControlPlane.Controllers.EndpointSlices;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.LegacyEndpoints;

/// <summary>Keeps the older Endpoints object of every service that selects pods; kubectl describe and old clients read it.</summary>
internal sealed class EndpointsController : ReconcilingController
{
    public const string ManagedByLabel = "endpoints.kubernetes.io/managed-by";
    private const string ManagedBy = "endpoint-controller";
    private const string OverCapacity = "endpoints.kubernetes.io/over-capacity";
    private const int Most = 1000;
    private readonly Informer<Service> _services;
    private readonly Informer<Pod> _pods;
    private readonly Informer<Endpoints> _endpoints;

    public EndpointsController(ControllerContext context)
        : base(context, "endpoints-controller", "endpoint-controller", workers: 5)
    {
        _services = Reconciles<Service>();
        _pods = Needs<Pod>();
        _endpoints = Reconciles<Endpoints>();
        var selected = new SelectedServices(_services.Cache, Queue);
        _pods.AddHandler(new InformerHandler<Pod>(selected.PodChanged, selected.PodChanged, selected.PodChanged));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        var present = _endpoints.Cache.Get(key);
        if (_services.Cache.Get(key) is not { } service)
        {
            // Only what this controller wrote goes with the service.
            if (present?.Metadata.Labels?.GetValueOrDefault(ManagedByLabel) == ManagedBy) await Client.DeleteIfPresentAsync(present, stop: stop);
            return Reconciled.Done;
        }
        if (service.Spec.Type == ServiceType.ExternalName || service.Spec.Selector is not { Count: > 0 } selector) return Reconciled.Done;
        var matching = Shared.Api.Selectors.LabelSelectorExpression.From(selector);
        var pods = _pods.Cache.List(key.Namespace)
            .Where(p => PodEndpoints.MayServe(p) && !p.IsTerminating() && matching.Matches(p.Metadata.Labels))
            .OrderBy(p => p.Metadata.Uid, StringComparer.Ordinal).ToList();
        await WriteAsync(service, present, Subsets(service, pods), pods.Count > Most, stop);
        return Reconciled.Done;
    }

    /// <summary>Pods with equal ports together, their addresses sorted as Kubernetes sorts them.</summary>
    internal static List<EndpointSubset> Subsets(Service service, List<Pod> pods)
    {
        var subsets = new SortedDictionary<string, EndpointSubset>(StringComparer.Ordinal);
        foreach (var pod in pods.Take(Most))
        {
            var ports = PodEndpoints.Ports(pod, service);
            if (ports.Count == 0 && !PodEndpoints.IsHeadless(service)) continue;
            var family = service.Spec.IpFamilies is { Count: > 0 } families ? families[0] : "IPv4";
            if (pod.Status.PodIPs!.Find(a => PodEndpoints.AddressTypeOf(a.Ip) == family) is not { } address) continue;
            var name = SlicePlan.PortsKey(ports);
            if (!subsets.TryGetValue(name, out var subset)) subsets.Add(name, subset = new EndpointSubset { Ports = ports.Count == 0 ? null : PortsOf(ports) });
            var entry = new EndpointAddress
            {
                Ip = address.Ip,
                Hostname = PodEndpoints.Hostname(pod, service) ?? "",
                NodeName = pod.Spec.NodeName.Length == 0 ? null : pod.Spec.NodeName,
                TargetRef = PodEndpoints.Reference(pod),
            };
            if (service.Spec.PublishNotReadyAddresses || pod.IsReady()) (subset.Addresses ??= []).Add(entry);
            else (subset.NotReadyAddresses ??= []).Add(entry);
        }
        foreach (var subset in subsets.Values)
        {
            subset.Addresses?.Sort((a, b) => string.CompareOrdinal(a.Ip, b.Ip));
            subset.NotReadyAddresses?.Sort((a, b) => string.CompareOrdinal(a.Ip, b.Ip));
        }
        return [.. subsets.Values];
    }

    private static List<EndpointPort> PortsOf(List<Shared.Api.Discovery.V1.EndpointPort> ports) =>
        ports.ConvertAll(p => new EndpointPort { Name = p.Name ?? "", Port = p.Port ?? 0, Protocol = p.Protocol ?? "TCP", AppProtocol = p.AppProtocol });

    private async Task WriteAsync(Service service, Endpoints? present, List<EndpointSubset> subsets, bool truncated, CancellationToken stop)
    {
        var wanted = present?.Clone() ?? new Endpoints { Metadata = new ObjectMeta { Name = service.Metadata.Name, Namespace = service.Metadata.Namespace } };
        wanted.Subsets = subsets.Count == 0 ? null : subsets;
        wanted.Metadata.Labels = new Dictionary<string, string>(service.Metadata.Labels ?? [], StringComparer.Ordinal) { [ManagedByLabel] = ManagedBy };
        if (PodEndpoints.IsHeadless(service)) wanted.Metadata.Labels[EndpointSliceController.HeadlessLabel] = "";
        else wanted.Metadata.Labels.Remove(EndpointSliceController.HeadlessLabel);
        if (truncated) (wanted.Metadata.Annotations ??= new Dictionary<string, string>(StringComparer.Ordinal))[OverCapacity] = "truncated";
        else wanted.Metadata.Annotations?.Remove(OverCapacity);
        if (present is not null && ApiEquality.Same(present, wanted)) return;
        (wanted.Metadata.Annotations ??= new Dictionary<string, string>(StringComparer.Ordinal))[EndpointSliceController.TriggerTime] = Now.ToString();
        if (present is null) await Client.CreateAsync(wanted, stop);
        else await Client.UpdateAsync(wanted, stop);
    }
}
