using System.Globalization;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using RowConditionType = NetKube.Shared.Api.Meta.V1.RowConditionType;
using TableRowCondition = NetKube.Shared.Api.Meta.V1.TableRowCondition;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>A pod's line in `kubectl get pods`: what it is doing, told from all its containers.</summary>
internal sealed class PodColumns
{
    private const string None = "<none>";
    private const string Initializing = "PodInitializing";
    private const string Completed = "Completed";
    private const string NodeLost = "NodeLost";
    private const string Gated = "SchedulingGated";

    private readonly Pod _pod;
    private readonly HashSet<string> _sidecars;
    private string _reason;
    private int _ready;
    private int _restarts;
    private int _sidecarRestarts;
    private Time? _lastRestart;
    private Time? _lastSidecarRestart;

    private PodColumns(Pod pod)
    {
        _pod = pod;
        _sidecars = (pod.Spec.InitContainers ?? []).Where(PodResources.IsSidecar).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        _reason = pod.Status.Reason.Length > 0 ? pod.Status.Reason : pod.Status.Phase;
        if (pod.Status.Conditions?.Exists(c => c is { Type: PodConditionType.PodScheduled, Reason: Gated }) == true) _reason = Gated;
    }

    /// <summary>The cells.</summary>
    public static IReadOnlyList<object?> Of(Pod pod, DateTime now)
    {
        var columns = new PodColumns(pod);
        var initializing = columns.LookAtInitContainers();
        if (!initializing || HasTrue(pod, PodConditionType.Initialized)) columns.LookAtContainers();
        columns.LookAtDeletion();
        return columns.Cells(now);
    }

    /// <summary>A pod that has ended says so, for clients that show those in another way.</summary>
    public static List<TableRowCondition>? Conditions(string phase) => phase switch
    {
        PodPhase.Succeeded => [Ended(phase, "The pod has completed successfully.")],
        PodPhase.Failed => [Ended(phase, "The pod failed.")],
        _ => null,
    };

    private IReadOnlyList<object?> Cells(DateTime now)
    {
        var total = (_pod.Spec.Containers?.Count ?? 0) + _sidecars.Count;
        var restarts = _restarts.ToString(CultureInfo.InvariantCulture);
        if (_restarts != 0 && _lastRestart is { } last) restarts += $" ({Kinds.Cells.Age(last, now)} ago)";
        var gates = _pod.Spec.ReadinessGates is { Count: > 0 } all ? $"{all.Count(g => HasTrue(_pod, g.ConditionType))}/{all.Count}" : None;
        var address = _pod.Status.PodIPs is [var first, ..] ? first.Ip : _pod.Status.PodIP;
        return
        [
            _pod.Metadata.Name, $"{_ready}/{total}", _reason, restarts, Kinds.Cells.Age(_pod.Metadata.CreationTimestamp, now),
            OrNone(address), OrNone(_pod.Spec.NodeName), OrNone(_pod.Status.NominatedNodeName), gates,
        ];
    }

    /// <summary>True when one of them is not done: then it tells the status.</summary>
    private bool LookAtInitContainers()
    {
        var statuses = _pod.Status.InitContainerStatuses ?? [];
        for (var i = 0; i < statuses.Count; i++)
        {
            var status = statuses[i];
            var sidecar = _sidecars.Contains(status.Name);
            Count(status, ref _restarts, ref _lastRestart);
            if (sidecar) Count(status, ref _sidecarRestarts, ref _lastSidecarRestart);
            if (status.State.Terminated is { ExitCode: 0 }) continue;
            if (sidecar && status.Started == true)
            {
                if (status.Ready) _ready++;
                continue;
            }
            _reason = status.State switch
            {
                { Terminated: { } end } => "Init:" + Ended(end),
                { Waiting.Reason: { Length: > 0 } reason } when reason != Initializing => "Init:" + reason,
                _ => $"Init:{i}/{_pod.Spec.InitContainers?.Count ?? 0}",
            };
            return true;
        }
        return false;
    }

    private void LookAtContainers()
    {
        (_restarts, _lastRestart) = (_sidecarRestarts, _lastSidecarRestart);
        var running = false;
        foreach (var status in Enumerable.Reverse(_pod.Status.ContainerStatuses ?? []))
        {
            Count(status, ref _restarts, ref _lastRestart);
            if (status.State.Waiting is { Reason.Length: > 0 } waiting) _reason = waiting.Reason;
            else if (status.State.Terminated is { } end) _reason = Ended(end);
            else if (status is { Ready: true, State.Running: not null })
            {
                running = true;
                _ready++;
            }
        }
        if (_reason == Completed && running) _reason = HasTrue(_pod, PodConditionType.Ready) ? PodPhase.Running : "NotReady";
    }

    private void LookAtDeletion()
    {
        if (_pod.Metadata.DeletionTimestamp is null) return;
        if (_pod.Status.Reason == NodeLost) _reason = "Unknown";
        else if (_pod.Status.Phase is not (PodPhase.Failed or PodPhase.Succeeded)) _reason = "Terminating";
    }

    private static void Count(ContainerStatus status, ref int restarts, ref Time? last)
    {
        restarts += status.RestartCount;
        if (status.LastState.Terminated?.FinishedAt is { } finished && (last is null || last < finished)) last = finished;
    }

    private static string Ended(ContainerStateTerminated end)
    {
        if (end.Reason.Length > 0) return end.Reason;
        return end.Signal != 0 ? $"Signal:{end.Signal}" : $"ExitCode:{end.ExitCode}";
    }

    private static TableRowCondition Ended(string phase, string message) =>
        new() { Type = RowConditionType.Completed, Status = ConditionStatus.True, Reason = phase, Message = message };

    private static bool HasTrue(Pod pod, string type) => pod.Status.Conditions?.Exists(c => c.Type == type && c.Status == ConditionStatus.True) == true;

    private static string OrNone(string text) => text.Length > 0 ? text : None;
}
