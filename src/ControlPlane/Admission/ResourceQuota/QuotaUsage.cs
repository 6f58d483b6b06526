using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.ResourceQuota;

/// <summary>What one object uses of a quota, by the quota's names. Pure; the quota controller counts with it too.</summary>
public static class QuotaUsage
{
    private static readonly HashSet<string> PodNames =
    [
        "pods", "count/pods", "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage",
    ];

    // Kinds that quotas could count before there was count/*.
    private static readonly HashSet<string> PlainNames = ["configmaps", "secrets", "replicationcontrollers", "resourcequotas"];

    /// <summary>The usage; only names that a quota could have.</summary>
    public static Dictionary<string, Quantity> Of(ApiResource resource, IKubeObject value) => value switch
    {
        Pod pod => OfPod(pod),
        Service service => OfService(service),
        PersistentVolumeClaim claim => OfClaim(claim),
        _ => OfCount(resource),
    };

    /// <summary>Whether an object of the resource could use what a quota calls this.</summary>
    public static bool IsAbout(ApiResource resource, string name) => (resource.Group, resource.Plural) switch
    {
        ("", "pods") => PodNames.Contains(name) || name.StartsWith("hugepages-", StringComparison.Ordinal) || name.StartsWith("requests.hugepages-", StringComparison.Ordinal)
            || (name.StartsWith("requests.", StringComparison.Ordinal) && name.Contains('/', StringComparison.Ordinal)),
        ("", "services") => name is "services" or "count/services" or "services.loadbalancers" or "services.nodeports",
        ("", "persistentvolumeclaims") => name is "persistentvolumeclaims" or "count/persistentvolumeclaims" or "requests.storage" || name.Contains(".storageclass.storage.k8s.io/", StringComparison.Ordinal),
        _ => OfCount(resource).ContainsKey(name),
    };

    /// <summary>What containers must say when the quota limits it, and who does not.</summary>
    public static string? Unspecified(Pod pod, IEnumerable<string> limited)
    {
        var missing = new List<string>();
        foreach (var name in limited.Where(n => n is "cpu" or "memory" or "requests.cpu" or "requests.memory" or "limits.cpu" or "limits.memory").Order(StringComparer.Ordinal))
        {
            var isLimit = name.StartsWith("limits.", StringComparison.Ordinal);
            var plain = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
            bool Says(ResourceRequirements? resources) => resources is not null && ((isLimit ? resources.Limits : resources.Requests)?.ContainsKey(plain) ?? false);
            if (Says(pod.Spec.Resources)) continue;
            var silent = (pod.Spec.Containers ?? []).Concat(pod.Spec.InitContainers ?? []).Where(c => !Says(c.Resources)).Select(c => c.Name).Order(StringComparer.Ordinal).ToList();
            if (silent.Count > 0) missing.Add($"{name} for: {string.Join(',', silent)}");
        }
        return missing.Count == 0 ? null : "must specify " + string.Join("; ", missing);
    }

    private static Dictionary<string, Quantity> OfPod(Pod pod)
    {
        var usage = new Dictionary<string, Quantity>(StringComparer.Ordinal) { ["count/pods"] = Quantity.FromInt64(1) };
        if (pod.Status.Phase is PodPhase.Succeeded or PodPhase.Failed) return usage;
        usage["pods"] = Quantity.FromInt64(1);
        foreach (var (name, amount) in PodResources.Requests(pod.Spec))
        {
            var isHuge = name.StartsWith("hugepages-", StringComparison.Ordinal);
            if (isHuge || !name.Contains('/', StringComparison.Ordinal)) usage[name] = amount;
            usage["requests." + name] = amount;
        }
        foreach (var (name, amount) in PodResources.Limits(pod.Spec))
        {
            if (name is "cpu" or "memory" or "ephemeral-storage") usage["limits." + name] = amount;
        }
        return usage;
    }

    private static Dictionary<string, Quantity> OfService(Service service)
    {
        var usage = new Dictionary<string, Quantity>(StringComparer.Ordinal) { ["services"] = Quantity.FromInt64(1), ["count/services"] = Quantity.FromInt64(1) };
        var ports = service.Spec.Ports?.Count ?? 0;
        if (service.Spec.Type == ServiceType.NodePort) usage["services.nodeports"] = Quantity.FromInt64(ports);
        if (service.Spec.Type != ServiceType.LoadBalancer) return usage;
        usage["services.loadbalancers"] = Quantity.FromInt64(1);
        // Without allocation only the ports that were asked for are taken.
        usage["services.nodeports"] = Quantity.FromInt64(service.Spec.AllocateLoadBalancerNodePorts == false ? service.Spec.Ports?.Count(p => p.NodePort != 0) ?? 0 : ports);
        return usage;
    }

    private static Dictionary<string, Quantity> OfClaim(PersistentVolumeClaim claim)
    {
        var one = Quantity.FromInt64(1);
        var usage = new Dictionary<string, Quantity>(StringComparer.Ordinal) { ["persistentvolumeclaims"] = one, ["count/persistentvolumeclaims"] = one };
        var className = claim.Metadata.Annotations?.GetValueOrDefault("volume.beta.kubernetes.io/storage-class") ?? claim.Spec.StorageClassName ?? "";
        if (className.Length > 0) usage[className + ".storageclass.storage.k8s.io/persistentvolumeclaims"] = one;
        if (claim.Spec.Resources.Requests?.TryGetValue("storage", out var storage) != true) return usage;
        usage["requests.storage"] = storage;
        if (className.Length > 0) usage[className + ".storageclass.storage.k8s.io/requests.storage"] = storage;
        return usage;
    }

    private static Dictionary<string, Quantity> OfCount(ApiResource resource)
    {
        var usage = new Dictionary<string, Quantity>(StringComparer.Ordinal) { ["count/" + resource.QualifiedName] = Quantity.FromInt64(1) };
        if (resource.Group.Length == 0 && PlainNames.Contains(resource.Plural)) usage[resource.Plural] = Quantity.FromInt64(1);
        return usage;
    }
}
