using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>A pod's whole status from what is seen. Pure; other writers' conditions and fields are kept.</summary>
internal static class PodStatusRendering
{
    public static PodStatus Render(
        Pod pod, ObservedPod seen, PodMemory memory, PodPlan plan, StatusSettings settings, DateTimeOffset now)
    {
        var before = pod.Status;
        var containers = new ContainerStatuses(pod, seen, memory, plan, settings);
        var status = new PodStatus
        {
            ObservedGeneration = pod.Metadata.Generation,
            QosClass = before.QosClass,
            NominatedNodeName = before.NominatedNodeName,
            StartTime = before.StartTime ?? ApiTime.Write(now),
            InitContainerStatuses = OrNull(containers.Of(pod.InitContainers(), before.InitContainerStatuses, sorted: false)),
            ContainerStatuses = OrNull(containers.Of(pod.Containers(), before.ContainerStatuses, sorted: true)),
            EphemeralContainerStatuses = before.EphemeralContainerStatuses,
            ResourceClaimStatuses = before.ResourceClaimStatuses,
            Reason = memory.EndedBy?.Reason ?? before.Reason,
            Message = memory.EndedBy?.Message ?? before.Message,
        };
        FillAddresses(status, pod, memory, settings);
        status.Phase = before.Phase is PodPhase.Succeeded or PodPhase.Failed ? before.Phase : PodPhases.Of(pod, status, plan, memory);
        status.Conditions = PodConditions.Render(pod, status, seen.SandboxRuns && status.PodIPs is { Count: > 0 }, now);
        return status;
    }

    private static void FillAddresses(PodStatus status, Pod pod, PodMemory memory, StatusSettings settings)
    {
        status.HostIPs = OrNull([.. settings.HostAddresses.Select(a => new HostIP { Ip = a })]);
        status.HostIP = settings.HostAddresses is [var first, ..] ? first : "";
        var addresses = pod.Spec.HostNetwork
            ? settings.HostAddresses
            : memory.Addresses.Count > 0
                ? [.. memory.Addresses.Select(a => a.ToString())]
                : [.. (pod.Status.PodIPs ?? []).Select(p => p.Ip)];
        status.PodIPs = OrNull([.. addresses.Select(a => new PodIP { Ip = a })]);
        status.PodIP = addresses is [var primary, ..] ? primary : "";
    }

    private static List<T>? OrNull<T>(List<T> list) => list.Count == 0 ? null : list;
}
