using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Policy.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Api.Storage.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Scheduler.Cache;

/// <summary>The rest of the cluster, from the shared caches.</summary>
internal sealed class InformerView(InformerSet informers) : IClusterView
{
    private readonly Informer<Namespace> _namespaces = informers.Of<Namespace>();
    private readonly Informer<Service> _services = informers.Of<Service>();
    private readonly Informer<ReplicaSet> _replicaSets = informers.Of<ReplicaSet>();
    private readonly Informer<StatefulSet> _statefulSets = informers.Of<StatefulSet>();
    private readonly Informer<PersistentVolumeClaim> _claims = informers.Of<PersistentVolumeClaim>();
    private readonly Informer<PersistentVolume> _volumes = informers.Of<PersistentVolume>();
    private readonly Informer<StorageClass> _classes = informers.Of<StorageClass>();
    private readonly Informer<PodDisruptionBudget> _budgets = informers.Of<PodDisruptionBudget>();

    public IReadOnlyList<IInformer> Needs => [_namespaces, _services, _replicaSets, _statefulSets, _claims, _volumes, _classes, _budgets];

    public IReadOnlyDictionary<string, string>? NamespaceLabels(string ns) => _namespaces.Cache.Get("", ns)?.Metadata.Labels;

    public PersistentVolumeClaim? Claim(string ns, string name) => _claims.Cache.Get(ns, name);

    public PersistentVolume? Volume(string name) => _volumes.Cache.Get("", name);

    public IReadOnlyList<PersistentVolume> Volumes() => _volumes.Cache.List();

    public StorageClass? Class(string name) => _classes.Cache.Get("", name);

    public IReadOnlyList<PodDisruptionBudget> Budgets(string ns) => _budgets.Cache.List(ns);

    public LabelSelectorExpression? SpreadSelector(Pod pod)
    {
        var merged = new LabelSelector();
        foreach (var service in _services.Cache.List(pod.Metadata.Namespace))
        {
            if (service.Spec.Selector is not { Count: > 0 } labels || !LabelSelectorExpression.From(labels).Matches(pod.Metadata.Labels)) continue;
            foreach (var (name, value) in labels) (merged.MatchLabels ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = value;
        }
        if (OwnerSelector(pod) is { } owner)
        {
            foreach (var (name, value) in owner.MatchLabels ?? []) (merged.MatchLabels ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = value;
            if (owner.MatchExpressions is not null) merged.MatchExpressions = owner.MatchExpressions;
        }
        return merged.MatchLabels is null && merged.MatchExpressions is null ? null : LabelSelectorExpression.From(merged);
    }

    private LabelSelector? OwnerSelector(Pod pod)
    {
        var owner = pod.Metadata.OwnerReferences?.Find(r => r.Controller == true);
        return owner?.Kind switch
        {
            "ReplicaSet" => _replicaSets.Cache.Get(pod.Metadata.Namespace, owner.Name)?.Spec.Selector,
            "StatefulSet" => _statefulSets.Cache.Get(pod.Metadata.Namespace, owner.Name)?.Spec.Selector,
            _ => null,
        };
    }
}
