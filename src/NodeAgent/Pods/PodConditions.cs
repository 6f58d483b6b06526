using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>The conditions that a node owns; those of others are kept as they are. Pure.</summary>
internal static class PodConditions
{
    private const string True = "True";
    private const string False = "False";
    private const string ReadyToStart = "PodReadyToStartContainers";
    private const string Initialized = "Initialized";
    private const string Ready = "Ready";
    private const string ContainersReady = "ContainersReady";
    private const string Scheduled = "PodScheduled";
    private static readonly string[] Ours = [ReadyToStart, Initialized, Ready, ContainersReady, Scheduled];

    public static List<PodCondition> Render(Pod pod, PodStatus status, bool networked, DateTimeOffset now)
    {
        var before = pod.Status.Conditions ?? [];
        var containersReady = ContainersReadyOf(pod, status);
        PodCondition[] fresh =
        [
            Condition(ReadyToStart, networked),
            InitializedOf(pod, status),
            ReadyOf(pod, containersReady),
            containersReady,
            before.Find(c => c.Type == Scheduled) ?? Condition(Scheduled, true),
        ];
        foreach (var condition in fresh)
        {
            var old = before.Find(c => c.Type == condition.Type);
            condition.LastTransitionTime = old?.Status == condition.Status ? old.LastTransitionTime ?? ApiTime.Write(now) : ApiTime.Write(now);
            condition.ObservedGeneration = pod.Metadata.Generation;
        }
        return [.. fresh, .. before.Where(c => !Ours.Contains(c.Type))];
    }

    private static PodCondition InitializedOf(Pod pod, PodStatus status)
    {
        if (status.Phase == PodPhase.Succeeded) return Condition(Initialized, true, "PodCompleted");
        var incomplete = pod.InitContainers().Zip(status.InitContainerStatuses ?? [])
            .Where(p => p.First.IsSidecar() ? p.Second.Started != true && p.Second.State.Terminated is null : !p.Second.Ready)
            .Select(p => p.First.Name).ToList();
        // Once containers have run, the pod was initialized.
        if (incomplete.Count == 0 || (status.ContainerStatuses ?? []).Any(s => s.ContainerID.Length > 0)) return Condition(Initialized, true);
        return Condition(Initialized, false, "ContainersNotInitialized", $"containers with incomplete status: [{string.Join(' ', incomplete)}]");
    }

    private static PodCondition ContainersReadyOf(Pod pod, PodStatus status)
    {
        if (status.Phase == PodPhase.Succeeded) return Condition(ContainersReady, false, "PodCompleted");
        if (status.Phase == PodPhase.Failed) return Condition(ContainersReady, false, "PodFailed");
        var known = (status.ContainerStatuses ?? []).Concat(
            (status.InitContainerStatuses ?? []).Where(s => pod.InitContainers().Any(c => c.Name == s.Name && c.IsSidecar())));
        var unready = known.Where(s => !s.Ready).Select(s => s.Name).ToList();
        return unready.Count == 0
            ? Condition(ContainersReady, true)
            : Condition(ContainersReady, false, "ContainersNotReady", $"containers with unready status: [{string.Join(' ', unready)}]");
    }

    private static PodCondition ReadyOf(Pod pod, PodCondition containersReady)
    {
        if (containersReady.Status != True) return Condition(Ready, false, containersReady.Reason, containersReady.Message);
        var gates = (pod.Spec.ReadinessGates ?? []).Select(g => GateMessage(pod, g.ConditionType)).OfType<string>().ToList();
        return gates.Count == 0
            ? Condition(Ready, true)
            : Condition(Ready, false, "ReadinessGatesNotReady", string.Join(", ", gates));
    }

    private static string? GateMessage(Pod pod, string type)
    {
        var gate = (pod.Status.Conditions ?? []).Find(c => c.Type == type);
        if (gate is null) return $"corresponding condition of pod readiness gate \"{type}\" does not exist.";
        return gate.Status == True ? null : $"the status of pod readiness gate \"{type}\" is not \"True\", but {gate.Status}";
    }

    private static PodCondition Condition(string type, bool holds, string reason = "", string message = "") =>
        new() { Type = type, Status = holds ? True : False, Reason = reason, Message = message };
}
