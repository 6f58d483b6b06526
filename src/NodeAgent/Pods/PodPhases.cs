using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>The phase follows from the containers' states and the restart policy. Pure.</summary>
internal static class PodPhases
{
    public static string Of(Pod pod, PodStatus status, PodPlan plan, PodMemory memory)
    {
        if (memory.EndedBy is not null) return plan.Ended ? PodPhase.Failed : Before(pod);
        var init = InitOutcomeOf(pod, status);
        if (init == InitOutcome.Failed) return PodPhase.Failed;
        var containers = status.ContainerStatuses ?? [];
        var running = containers.Count(s => s.State.Running is not null);
        var waiting = containers.Count(s => s.State.Waiting is not null && s.LastState.Terminated is null);
        // One that waits to be started again counts as stopped, not as never started.
        var stopped = containers.Where(s => s.State.Terminated is not null || (s.State.Waiting is not null && s.LastState.Terminated is not null)).ToList();
        var succeeded = stopped.Count(s => s.State.Terminated is { ExitCode: 0 });
        if (pod.IsDeleted() && plan.Ended && stopped.Count > 0)
            return succeeded == containers.Count ? PodPhase.Succeeded : PodPhase.Failed;
        if (init == InitOutcome.Pending && running == 0 && stopped.Count == 0) return PodPhase.Pending;
        if (waiting > 0) return PodPhase.Pending;
        if (running > 0) return PodPhase.Running;
        if (stopped.Count == 0) return PodPhase.Pending;
        return pod.Spec.RestartPolicy switch
        {
            PodSpecs.Never => succeeded == stopped.Count ? PodPhase.Succeeded : PodPhase.Failed,
            PodSpecs.OnFailure => succeeded == stopped.Count ? PodPhase.Succeeded : PodPhase.Running,
            _ => PodPhase.Running,
        };
    }

    private enum InitOutcome
    {
        Done,
        Pending,
        Failed,
    }

    private static InitOutcome InitOutcomeOf(Pod pod, PodStatus status)
    {
        foreach (var (container, its) in pod.InitContainers().Zip(status.InitContainerStatuses ?? []))
        {
            if (container.IsSidecar())
            {
                if (its.Started != true && its.State.Terminated is null) return InitOutcome.Pending;
                continue;
            }
            if (its.State.Terminated is { ExitCode: 0 }) continue;
            return its.State.Terminated is not null && pod.Spec.RestartPolicy == PodSpecs.Never ? InitOutcome.Failed : InitOutcome.Pending;
        }
        return InitOutcome.Done;
    }

    private static string Before(Pod pod) => pod.Status.Phase.Length > 0 ? pod.Status.Phase : PodPhase.Pending;
}
