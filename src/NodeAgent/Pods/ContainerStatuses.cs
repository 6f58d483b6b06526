using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>Says one container's status in the API's words, as a kubelet would. Pure.</summary>
internal sealed class ContainerStatuses(Pod pod, ObservedPod seen, PodMemory memory, PodPlan plan, StatusSettings settings)
{
    private const int ExitUnknown = 137;

    public List<ContainerStatus> Of(IReadOnlyList<Container> containers, IEnumerable<ContainerStatus>? before, bool sorted)
    {
        var statuses = containers.Select(c => Of(c, before?.FirstOrDefault(s => s.Name == c.Name)));
        return sorted ? [.. statuses.OrderBy(s => s.Name, StringComparer.Ordinal)] : [.. statuses];
    }

    private ContainerStatus Of(Container container, ContainerStatus? before)
    {
        var attempts = seen.Containers.GetValueOrDefault(container.Name) ?? [];
        var status = new ContainerStatus { Name = container.Name, Image = container.Image, Started = false };
        if (attempts is [var newest, ..]) FillFrom(status, container, newest, attempts.Count > 1 ? attempts[1] : null);
        else FillWithout(status, before);
        FillMounts(status, container);
        return status;
    }

    private void FillFrom(ContainerStatus status, Container container, RuntimeContainer newest, RuntimeContainer? previous)
    {
        status.RestartCount = ContainerLabels.AttemptOf(newest);
        status.ContainerID = IdOf(newest);
        status.ImageID = settings.ImageIdOf(newest.ImageId);
        status.State = StateOf(newest, container);
        if (previous is not null) status.LastState = StateOf(previous, container);
        var init = !container.IsSidecar() && pod.InitContainers().Contains(container);
        if (newest.Running)
        {
            status.Started = IsStarted(container, newest);
            status.Ready = !init && status.Started == true && IsReady(container, newest);
            return;
        }
        // An init container is ready once it is done, and for ever.
        if (init && newest is { ExitCode: 0, Phase: ContainerPhase.Exited }) status.Ready = true;
        if (Waiting(container.Name) is not { } waiting) return;
        if (status.State.Terminated is not null) status.LastState = status.State;
        status.State = new ContainerState { Waiting = waiting };
    }

    private void FillWithout(ContainerStatus status, ContainerStatus? before)
    {
        var fallback = new ContainerStateWaiting { Reason = pod.InitContainers().Count > 0 ? "PodInitializing" : "ContainerCreating" };
        if (before is { ContainerID.Length: > 0 })
        {
            // It ran once, but the engine knows it no more.
            status.RestartCount = before.RestartCount;
            status.ContainerID = before.ContainerID;
            status.ImageID = before.ImageID;
            var lost = before.State.Terminated is not null ? before.State : Unknown(before);
            if (pod.IsDeleted() || pod.IsTerminal()) status.State = lost;
            else status.LastState = lost;
            if (status.State.Terminated is not null) return;
        }
        else if (pod.IsDeleted() && before is not null)
        {
            status.State = before.State;
            return;
        }
        status.State = new ContainerState { Waiting = Waiting(status.Name) ?? fallback };
    }

    private static ContainerState Unknown(ContainerStatus before) => new()
    {
        Terminated = new ContainerStateTerminated
        {
            ExitCode = ExitUnknown,
            Reason = "ContainerStatusUnknown",
            Message = "The container could not be located when the pod was terminated",
            ContainerID = before.ContainerID,
        },
    };

    private ContainerStateWaiting? Waiting(string name)
    {
        if (pod.IsDeleted() || plan.Ended) return null;
        if (plan.Waiting.GetValueOrDefault(name) is { } wait) return new ContainerStateWaiting { Reason = wait.Reason, Message = wait.Message };
        return memory.Problems.GetValueOrDefault(name) is { } problem
            ? new ContainerStateWaiting { Reason = problem.Reason, Message = problem.Message }
            : null;
    }

    private ContainerState StateOf(RuntimeContainer container, Container spec)
    {
        if (container.Running)
            return new ContainerState { Running = new ContainerStateRunning { StartedAt = ApiTime.Write(container.StartedAt) } };
        if (container is { Phase: ContainerPhase.Created, Error.Length: 0 })
            return new ContainerState { Waiting = new ContainerStateWaiting { Reason = "ContainerCreating" } };
        return new ContainerState
        {
            Terminated = new ContainerStateTerminated
            {
                ExitCode = container.ExitCode,
                Reason = ReasonOf(container),
                Message = container.Error.Length > 0 ? container.Error : settings.TerminationMessageOf(container, spec),
                StartedAt = ApiTime.Write(container.StartedAt),
                FinishedAt = ApiTime.Write(container.FinishedAt),
                ContainerID = IdOf(container),
            },
        };
    }

    private static string ReasonOf(RuntimeContainer container) => container switch
    {
        { OutOfMemory: true } => "OOMKilled",
        { Error.Length: > 0 } => "ContainerCannotRun",
        { ExitCode: 0 } => "Completed",
        _ => "Error",
    };

    private bool IsStarted(Container container, RuntimeContainer running) =>
        container.StartupProbe is null || memory.Probes[running.Id, ProbeKind.Startup] == true;

    private bool IsReady(Container container, RuntimeContainer running) =>
        container.ReadinessProbe is null || memory.Probes[running.Id, ProbeKind.Readiness] == true;

    private static void FillMounts(ContainerStatus status, Container container)
    {
        if (container.VolumeMounts is not { Count: > 0 } mounts) return;
        status.VolumeMounts = [.. mounts.Select(m => new VolumeMountStatus
        {
            Name = m.Name,
            MountPath = m.MountPath,
            ReadOnly = m.ReadOnly,
            RecursiveReadOnly = m.ReadOnly ? m.RecursiveReadOnly ?? "Disabled" : null,
        })];
    }

    private string IdOf(RuntimeContainer container) => $"{settings.RuntimeName}://{container.Id}";
}
