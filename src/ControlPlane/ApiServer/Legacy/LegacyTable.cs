using System.Text.Json.Nodes;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Legacy;

/// <summary>The removed group versions that old tutorials use.</summary>
public sealed class LegacyTable
{
    private readonly Dictionary<(string GroupVersion, string Plural), LegacyResource> _all = [];

    public LegacyTable(ApiCatalog catalog)
    {
        void Add(string old, string modern, string removedIn, params (string Plural, Action<JsonObject, List<string>> Convert)[] resources)
        {
            foreach (var (plural, convert) in resources) _all.Add((old, plural), new LegacyResource(old, catalog.Find(modern, plural)!, removedIn, convert));
        }

        Action<JsonObject, List<string>> same = LegacyConversion.Same, workload = LegacyConversion.Workload;
        Add("extensions/v1beta1", "apps/v1", "v1.16", ("deployments", workload), ("daemonsets", workload), ("replicasets", workload));
        Add("extensions/v1beta1", "networking.k8s.io/v1", "v1.22", ("ingresses", LegacyConversion.Ingress));
        Add("extensions/v1beta1", "networking.k8s.io/v1", "v1.16", ("networkpolicies", same));
        Add("apps/v1beta1", "apps/v1", "v1.16", ("deployments", workload), ("statefulsets", workload), ("controllerrevisions", same));
        Add("apps/v1beta2", "apps/v1", "v1.16", ("deployments", same), ("statefulsets", same), ("daemonsets", same), ("replicasets", same),
            ("controllerrevisions", same));
        Add("networking.k8s.io/v1beta1", "networking.k8s.io/v1", "v1.22", ("ingresses", LegacyConversion.Ingress), ("ingressclasses", same));
        Add("batch/v1beta1", "batch/v1", "v1.25", ("cronjobs", same));
        Add("batch/v2alpha1", "batch/v1", "v1.21", ("cronjobs", same));
        Add("policy/v1beta1", "policy/v1", "v1.25", ("poddisruptionbudgets", same));
        foreach (var old in new[] { "v1beta1", "v1alpha1" })
        {
            Add("rbac.authorization.k8s.io/" + old, "rbac.authorization.k8s.io/v1", "v1.22",
                ("roles", same), ("clusterroles", same), ("rolebindings", LegacyConversion.Binding), ("clusterrolebindings", LegacyConversion.Binding));
        }
        Add("autoscaling/v2beta2", "autoscaling/v2", "v1.26", ("horizontalpodautoscalers", same));
        Add("storage.k8s.io/v1beta1", "storage.k8s.io/v1", "v1.22", ("storageclasses", same), ("csidrivers", same), ("csinodes", same));
        Add("scheduling.k8s.io/v1beta1", "scheduling.k8s.io/v1", "v1.22", ("priorityclasses", same));
        Add("coordination.k8s.io/v1beta1", "coordination.k8s.io/v1", "v1.22", ("leases", same));
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<LegacyResource> All => _all.Values;

    /// <summary>By group version and the name in URLs; null when it was never served, or still is.</summary>
    public LegacyResource? Find(string groupVersion, string plural) => _all.GetValueOrDefault((groupVersion, plural));
}
