using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Containers;

/// <summary>Requests and limits as control group values, by the kubelet's arithmetic (pkg/kubelet/cm/helpers_linux.go). Pure.</summary>
internal static class ResourceLimits
{
    private const long MinShares = 2;
    private const long MaxShares = 262144;
    private const long PeriodMicroseconds = 100_000;
    private const long MinQuotaMicroseconds = 1_000;

    public static ContainerLimits Render(Container container, string qosClass, decimal nodeMemoryBytes)
    {
        var resources = container.Resources;
        var cpuLimit = ResourceFields.Find(resources.Limits, "cpu");
        var cpuRequest = ResourceFields.Find(resources.Requests, "cpu") ?? cpuLimit ?? 0;
        var memoryLimit = ResourceFields.Find(resources.Limits, "memory") ?? 0;
        var quota = cpuLimit is { } limit and > 0 ? Math.Max(MinQuotaMicroseconds, (long)(limit * PeriodMicroseconds)) : 0;
        return new ContainerLimits
        {
            CpuShares = Math.Clamp((long)(cpuRequest * 1024), MinShares, MaxShares),
            CpuQuota = quota,
            CpuPeriod = quota > 0 ? PeriodMicroseconds : 0,
            MemoryBytes = (long)Math.Ceiling(memoryLimit),
            OutOfMemoryScore = OutOfMemoryScoreOf(resources, qosClass, nodeMemoryBytes),
        };
    }

    /// <summary>Who is killed first when the node has no memory left: best effort before burstable before guaranteed.</summary>
    private static int OutOfMemoryScoreOf(ResourceRequirements resources, string qosClass, decimal nodeMemoryBytes)
    {
        if (qosClass == "Guaranteed") return -997;
        if (qosClass == "BestEffort") return 1000;
        var request = ResourceFields.Find(resources.Requests, "memory") ?? 0;
        var score = nodeMemoryBytes > 0 ? 1000 - (int)(1000 * request / nodeMemoryBytes) : 1000;
        return Math.Clamp(score, 1000 - 997, 999);
    }
}
