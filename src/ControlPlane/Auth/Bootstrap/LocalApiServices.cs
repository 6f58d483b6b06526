using NetKube.Shared.Api;
using NetKube.Shared.Api.ApiRegistration.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Auth.Bootstrap;

/// <summary>
/// An APIService for each group version that the server itself answers: what clients list to see which there are. Their
/// priorities order the groups of discovery, the higher first.
/// </summary>
internal static class LocalApiServices
{
    private const string ManagedLabel = "kube-aggregator.kubernetes.io/automanaged";

    /// <summary>Kubernetes' own numbers (group, version within it).</summary>
    private static readonly Dictionary<string, (int Group, int Version)> Priorities = new(StringComparer.Ordinal)
    {
        ["v1"] = (18000, 1),
        ["apps/v1"] = (17800, 15),
        ["events.k8s.io/v1"] = (17750, 15),
        ["authentication.k8s.io/v1"] = (17700, 15),
        ["authorization.k8s.io/v1"] = (17600, 15),
        ["autoscaling/v1"] = (17500, 15),
        ["autoscaling/v2"] = (17500, 30),
        ["batch/v1"] = (17400, 15),
        ["certificates.k8s.io/v1"] = (17300, 15),
        ["networking.k8s.io/v1"] = (17200, 15),
        ["policy/v1"] = (17100, 15),
        ["rbac.authorization.k8s.io/v1"] = (17000, 15),
        ["storage.k8s.io/v1"] = (16800, 15),
        ["apiextensions.k8s.io/v1"] = (16700, 15),
        ["admissionregistration.k8s.io/v1"] = (16700, 15),
        ["scheduling.k8s.io/v1"] = (16600, 15),
        ["coordination.k8s.io/v1"] = (16500, 15),
        ["node.k8s.io/v1"] = (16300, 15),
        ["discovery.k8s.io/v1"] = (16200, 15),
        ["flowcontrol.apiserver.k8s.io/v1"] = (16100, 21),
        ["resource.k8s.io/v1"] = (15900, 20),
    };

    /// <summary>One for each group version of the catalog that has a priority; the aggregator's own group has none.</summary>
    public static IEnumerable<APIService> Of(ApiCatalog catalog) =>
        from resource in catalog.Resources.DistinctBy(r => r.GroupVersion)
        where Priorities.ContainsKey(resource.GroupVersion)
        let priority = Priorities[resource.GroupVersion]
        select new APIService
        {
            Kind = "APIService",
            ApiVersion = "apiregistration.k8s.io/v1",
            Metadata = new ObjectMeta
            {
                Name = $"{resource.Version}.{resource.Group}",
                Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [ManagedLabel] = "onstart" },
            },
            Spec = new APIServiceSpec { Group = resource.Group, Version = resource.Version, GroupPriorityMinimum = priority.Group, VersionPriority = priority.Version },
        };
}
