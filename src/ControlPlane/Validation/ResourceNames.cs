using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Validation;

/// <summary>What a resource's name says about it.</summary>
public static class ResourceNames
{
    private const string HugePagesPrefix = "hugepages-";
    private const string RequestsPrefix = "requests.";

    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        ResourceName.Pods, ResourceName.Resourcequotas, ResourceName.Services, ResourceName.Replicationcontrollers, ResourceName.Secrets,
        ResourceName.Configmaps, ResourceName.Persistentvolumeclaims, ResourceName.ServicesNodeports, ResourceName.ServicesLoadbalancers,
    };

    private static readonly HashSet<string> Quota = new(Counted, StringComparer.Ordinal)
    {
        ResourceName.Cpu, ResourceName.Memory, ResourceName.EphemeralStorage,
        ResourceName.RequestsCpu, ResourceName.RequestsMemory, ResourceName.RequestsStorage, ResourceName.RequestsEphemeralStorage,
        ResourceName.LimitsCpu, ResourceName.LimitsMemory, ResourceName.LimitsEphemeralStorage,
    };

    public static bool IsHugePages(string name) => name.StartsWith(HugePagesPrefix, StringComparison.Ordinal);

    /// <summary>Known without a domain.</summary>
    public static bool IsStandard(string name) => IsStandardForQuota(name) || name == ResourceName.Storage || IsHugePages(name);

    public static bool IsStandardForContainers(string name) =>
        name is ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage || IsHugePages(name);

    public static bool IsStandardForLimitRange(string name) =>
        name is ResourceName.Pods or ResourceName.Cpu or ResourceName.Memory or ResourceName.EphemeralStorage or ResourceName.Storage
            or ResourceName.RequestsStorage or ResourceName.RequestsEphemeralStorage or ResourceName.LimitsEphemeralStorage
            or ResourceName.RequestsCpu or ResourceName.RequestsMemory or ResourceName.LimitsCpu or ResourceName.LimitsMemory || IsHugePages(name);

    public static bool IsStandardForQuota(string name) =>
        Quota.Contains(name) || IsHugePages(name) || name.StartsWith(RequestsPrefix + HugePagesPrefix, StringComparison.Ordinal);

    /// <summary>Kubernetes' own: without a domain, or of kubernetes.io.</summary>
    public static bool IsNative(string name) => !name.Contains('/', StringComparison.Ordinal) || name.Contains("kubernetes.io/", StringComparison.Ordinal);

    /// <summary>Somebody else's, such as example.com/gpu.</summary>
    public static bool IsExtended(string name) =>
        !IsNative(name) && !name.StartsWith(RequestsPrefix, StringComparison.Ordinal) && !Names.Qualified(RequestsPrefix + name).Any();

    /// <summary>Whether more may be promised than there is.</summary>
    public static bool IsOvercommitAllowed(string name) => IsNative(name) && !IsHugePages(name);

    /// <summary>Whether it comes in whole pieces.</summary>
    public static bool IsInteger(string name) => Counted.Contains(name) || IsExtended(name);
}
