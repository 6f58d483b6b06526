using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>Questions that many controllers ask of a pod.</summary>
internal static class PodFacts
{
    public static PodCondition? Condition(this Pod pod, string type) => pod.Status.Conditions?.Find(c => c.Type == type);

    public static bool IsReady(this Pod pod) => pod.Condition(PodConditionType.Ready)?.Status == ConditionStatus.True;

    public static bool IsTerminal(this Pod pod) => pod.Status.Phase is PodPhase.Succeeded or PodPhase.Failed;

    public static bool IsTerminating(this Pod pod) => pod.Metadata.DeletionTimestamp is not null;

    /// <summary>Neither ended nor ending.</summary>
    public static bool IsActive(this Pod pod) => !pod.IsTerminal() && !pod.IsTerminating();

    public static Time? ReadySince(this Pod pod) => pod.IsReady() ? pod.Condition(PodConditionType.Ready)!.LastTransitionTime : null;

    /// <summary>Ready for at least so long.</summary>
    public static bool IsAvailable(this Pod pod, int minReadySeconds, Time now)
    {
        if (!pod.IsReady()) return false;
        return minReadySeconds == 0 || (pod.ReadySince() is { } since && since.Utc.AddSeconds(minReadySeconds) <= now.Utc);
    }

    /// <summary>When the next of the pods that are ready becomes available; null when none is waiting for that.</summary>
    public static TimeSpan? UntilAvailable(this IEnumerable<Pod> pods, int minReadySeconds, Time now)
    {
        if (minReadySeconds == 0) return null;
        TimeSpan? soonest = null;
        foreach (var pod in pods)
        {
            if (pod.ReadySince() is not { } since) continue;
            var left = since.Utc.AddSeconds(minReadySeconds) - now.Utc;
            if (left > TimeSpan.Zero && (soonest is null || left < soonest)) soonest = left;
        }
        return soonest;
    }

    public static int Restarts(this Pod pod) => (pod.Status.ContainerStatuses ?? []).Select(c => c.RestartCount).DefaultIfEmpty(0).Max();

    /// <summary>Sets a condition; false when it already was so.</summary>
    public static bool SetCondition(this PodStatus status, PodCondition wanted, Time now)
    {
        var present = status.Conditions?.Find(c => c.Type == wanted.Type);
        if (present is not null && present.Status == wanted.Status && present.Reason == wanted.Reason && present.Message == wanted.Message) return false;
        wanted.LastTransitionTime = present?.Status == wanted.Status ? present.LastTransitionTime : now;
        if (present is null) (status.Conditions ??= []).Add(wanted);
        else status.Conditions![status.Conditions.IndexOf(present)] = wanted;
        return true;
    }
}
