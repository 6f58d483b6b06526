using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>
/// Compares a pod's spec with what the engine holds, and says what to do. Pure: no clock, no engine.
/// <para>
/// Init containers run one after another, each to success; sidecars among them start in their place and stay. Then all
/// containers start. A container that ended is started again as the restart policy says, after its back-off. A pod that
/// is being deleted loses its containers first, then its sidecars from the last to the first, then its sandbox.
/// </para>
/// </summary>
internal sealed class PodPlanner
{
    private static readonly TimeSpan FailureShown = TimeSpan.FromSeconds(5);

    private readonly Pod _pod;
    private readonly ObservedPod _seen;
    private readonly PodMemory _memory;
    private readonly DateTimeOffset _now;
    private readonly List<ContainerKill> _kill = [];
    private readonly List<ContainerStart> _start = [];
    private readonly List<string> _remove = [];
    private readonly Dictionary<string, ContainerWait> _waiting = [];
    private DateTimeOffset? _wakeAt;

    private PodPlanner(Pod pod, ObservedPod seen, PodMemory memory, DateTimeOffset now)
    {
        _pod = pod;
        _seen = seen;
        _memory = memory;
        _now = now;
    }

    public static PodPlan Plan(Pod pod, ObservedPod seen, PodMemory memory, DateTimeOffset now) =>
        new PodPlanner(pod, seen, memory, now).Plan();

    private string Policy => _pod.Spec.RestartPolicy.Length == 0 ? PodSpecs.Always : _pod.Spec.RestartPolicy;

    private PodPlan Plan()
    {
        if (_pod.IsDeleted() || _pod.IsTerminal() || _memory.EndedBy is not null) return Terminate();
        if (HasEnded()) return Terminate();
        NoteDeadline();
        if (!_seen.SandboxRuns) return PlanSandbox();
        PlanInsideSandbox();
        return Finish();
    }

    /// <summary>Everything dead has to make room first: containers of a dead sandbox have a network that leads nowhere.</summary>
    private PodPlan PlanSandbox()
    {
        foreach (var running in _seen.Running) Kill(running, "Pod sandbox changed, it will be killed and re-created.", _pod.Grace());
        if (_kill.Count > 0 || _memory.Dying.Count > 0) return Finish();
        if (_memory.SandboxProblem is { } problem && problem.RetryAt > _now)
        {
            WakeBy(problem.RetryAt);
            return Finish();
        }
        return Finish() with { CreateSandbox = true };
    }

    private void PlanInsideSandbox()
    {
        if (!PlanInitContainers()) return;
        foreach (var container in _pod.Containers()) PlanContainer(container, restarts: MayRestart);
    }

    /// <summary>True when the pod is initialized, and its containers may run.</summary>
    private bool PlanInitContainers()
    {
        // A container made in this sandbox proves that initialization ended once; init containers are not run twice.
        var initialized = _pod.Containers().Any(c => _seen.InSandbox(c.Name) is not null);
        foreach (var container in _pod.InitContainers())
        {
            if (container.IsSidecar())
            {
                PlanContainer(container, restarts: static _ => true);
                if (!initialized && !IsStarted(container)) return false;
            }
            else if (!initialized)
            {
                if (_seen.InSandbox(container.Name) is { } newest && Succeeded(newest)) continue;
                PlanContainer(container, restarts: _ => Policy != PodSpecs.Never);
                return false;
            }
        }
        return true;
    }

    private void PlanContainer(Container container, Func<RuntimeContainer, bool> restarts)
    {
        var newest = _seen.Newest(container.Name);
        if (newest is null) StartOrWait(container, attempt: LostAttempts(container.Name), newest: null);
        else if (_memory.Dying.Contains(newest.Id)) return;
        else if (newest.Running) CheckRunning(container, newest);
        else if (newest is { Phase: ContainerPhase.Created, Error.Length: 0 })
        {
            // An agent ended between creating and starting it: it never ran, so this is no restart.
            _remove.Add(newest.Id);
            StartOrWait(container, ContainerLabels.AttemptOf(newest), newest: null);
        }
        else if (_seen.InSandbox(container.Name) is null || restarts(newest))
            StartOrWait(container, ContainerLabels.AttemptOf(newest) + 1, newest);
    }

    private void CheckRunning(Container container, RuntimeContainer running)
    {
        if (ContainerLabels.Read(running.Labels, ContainerLabels.Hash) != PodSpecs.HashOf(container))
            Kill(running, $"Container {container.Name} definition changed, will be restarted", _pod.Grace());
        else if (_memory.Probes[running.Id, ProbeKind.Startup] == false)
            Kill(running, $"Container {container.Name} failed startup probe, will be restarted", GraceOf(container.StartupProbe));
        else if (_memory.Probes[running.Id, ProbeKind.Liveness] == false)
            Kill(running, $"Container {container.Name} failed liveness probe, will be restarted", GraceOf(container.LivenessProbe));
    }

    private void StartOrWait(Container container, int attempt, RuntimeContainer? newest)
    {
        if (_memory.Problems.GetValueOrDefault(container.Name) is { } problem && problem.RetryAt > _now)
        {
            WaitFor(container, problem);
            return;
        }
        if (newest is not null &&
            _memory.Crashes.BlockedUntil(container.Name, newest.FinishedAt ?? newest.CreatedAt, _now) is { } until)
        {
            var delay = _memory.Crashes.DelayOf(container.Name);
            Wait(container.Name, "CrashLoopBackOff",
                $"back-off {GoDuration(delay)} restarting failed container={container.Name} pod={_pod.Metadata.Name}_{_pod.Metadata.Namespace}({_pod.Metadata.Uid})",
                until);
            return;
        }
        _start.Add(new ContainerStart(container, attempt, newest is not null));
    }

    /// <summary>A failed pull is shown as such for a moment, then as the wait that it is.</summary>
    private void WaitFor(Container container, ContainerProblem problem)
    {
        if (problem.Reason != "ErrImagePull")
        {
            Wait(container.Name, problem.Reason, problem.Message, problem.RetryAt);
            return;
        }
        var shown = problem.Since + FailureShown;
        if (shown > _now) Wait(container.Name, problem.Reason, problem.Message, shown);
        else Wait(container.Name, "ImagePullBackOff", $"Back-off pulling image \"{container.Image}\": ErrImagePull: {problem.Message}", problem.RetryAt);
    }

    private PodPlan Terminate()
    {
        var sidecars = _pod.InitContainers().Where(c => c.IsSidecar()).Select(c => c.Name).ToList();
        var running = _seen.Running.ToList();
        var main = running.Where(c => !sidecars.Contains(NameOf(c))).ToList();
        if (main.Count > 0)
        {
            foreach (var container in main) Kill(container, "", _pod.Grace());
        }
        else if (sidecars.AsEnumerable().Reverse().Select(n => running.Find(c => NameOf(c) == n)).FirstOrDefault(c => c is not null) is { } last)
        {
            Kill(last, "", _pod.Grace());
        }
        var ended = running.Count == 0;
        return Finish() with { Ended = ended, StopSandbox = ended && _seen.Sandboxes.Any(s => s.Running) };
    }

    /// <summary>All containers ended, and the restart policy starts none again; or an init container failed for good.</summary>
    private bool HasEnded()
    {
        if (_seen.Sandbox is null) return false;
        if (Policy == PodSpecs.Never && _pod.InitContainers().Any(c => !c.IsSidecar() && _seen.InSandbox(c.Name) is { } ended && Failed(ended)))
            return true;
        return _pod.Containers().All(c => _seen.Newest(c.Name) is { } newest && !newest.Running && newest.Phase == ContainerPhase.Exited && !MayRestart(newest));
    }

    private PodPlan Finish() => new()
    {
        Kill = _kill,
        Start = _start,
        Waiting = _waiting,
        WakeAt = _wakeAt,
        Remove = [.. _remove, .. _seen.Containers.Values.SelectMany(Superfluous), .. _seen.Sandboxes.Skip(1).Where(s => !s.Running).Select(s => s.Id)],
    };

    /// <summary>The newest attempt counts, and the one before it is kept for `logs --previous` and the last state.</summary>
    private static IEnumerable<string> Superfluous(IReadOnlyList<RuntimeContainer> attempts) =>
        attempts.Skip(2).Where(c => !c.Running).Select(c => c.Id);

    private void NoteDeadline()
    {
        if (_pod.Spec.ActiveDeadlineSeconds is { } seconds && ApiTime.Read(_pod.Status.StartTime) is { } started)
            WakeBy(started.AddSeconds(seconds));
    }

    /// <summary>Containers that the engine no longer knows, but the pod's status does: their count goes on.</summary>
    private int LostAttempts(string name)
    {
        var known = (_pod.Status.ContainerStatuses ?? []).Concat(_pod.Status.InitContainerStatuses ?? []).FirstOrDefault(s => s.Name == name);
        return known is { ContainerID.Length: > 0 } ? known.RestartCount + 1 : 0;
    }

    private bool IsStarted(Container container) =>
        _seen.InSandbox(container.Name) is { Running: true } running &&
        (container.StartupProbe is null || _memory.Probes[running.Id, ProbeKind.Startup] == true);

    private bool MayRestart(RuntimeContainer ended) =>
        Policy == PodSpecs.Always || (Policy == PodSpecs.OnFailure && !Succeeded(ended));

    private TimeSpan GraceOf(Probe? probe) =>
        probe?.TerminationGracePeriodSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : _pod.Grace();

    private void Kill(RuntimeContainer container, string message, TimeSpan grace)
    {
        if (!_memory.Dying.Contains(container.Id)) _kill.Add(new ContainerKill(container.Id, NameOf(container), grace, message));
    }

    private void Wait(string name, string reason, string message, DateTimeOffset until)
    {
        _waiting[name] = new ContainerWait(reason, message);
        WakeBy(until);
    }

    private void WakeBy(DateTimeOffset time) => _wakeAt = _wakeAt is { } known && known < time ? known : time;

    private static bool Succeeded(RuntimeContainer container) => container is { Phase: ContainerPhase.Exited, ExitCode: 0 };

    private static bool Failed(RuntimeContainer container) => container is { Phase: ContainerPhase.Exited, ExitCode: not 0 };

    private static string NameOf(RuntimeContainer container) => ContainerLabels.Read(container.Labels, ContainerLabels.ContainerName);

    /// <summary>As Go prints durations: 10s, 1m20s, 5m0s.</summary>
    public static string GoDuration(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? $"{(int)time.TotalSeconds}s" : $"{(int)time.TotalMinutes}m{time.Seconds}s";
}
