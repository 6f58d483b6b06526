using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.StatefulSets;

/// <summary>What a StatefulSet's pods need next. Pure.</summary>
internal sealed class StatefulState
{
    private readonly StatefulSet _set;
    private readonly string _current;
    private readonly string _update;
    private readonly Time _now;
    private readonly SortedDictionary<int, Pod> _pods = [];
    private readonly int _start;
    private readonly int _end;

    public StatefulState(StatefulSet set, IReadOnlyList<Pod> pods, string current, string update, Time now)
    {
        _set = set;
        _current = current;
        _update = update;
        _now = now;
        _start = set.Spec.Ordinals?.Start ?? 0;
        _end = _start + (set.Spec.Replicas ?? 1);
        foreach (var pod in pods) _pods[StatefulPods.OrdinalOf(set, pod)!.Value] = pod;
        Decide();
    }

    public List<int> Create { get; } = [];

    public List<Pod> Delete { get; } = [];

    private bool IsParallel => _set.Spec.PodManagementPolicy == PodManagementPolicyType.Parallel;

    private int Partition => _set.Spec.UpdateStrategy.RollingUpdate?.Partition ?? 0;

    /// <summary>From the partition up pods are of the new revision, below it they stay at the old one.</summary>
    public string RevisionFor(int ordinal)
    {
        if (_current == _update) return _update;
        // Deleted by hand, a pod comes back as its neighbours are.
        if (_set.Spec.UpdateStrategy.Type != StatefulSetUpdateStrategyType.RollingUpdate) return _update;
        return ordinal >= _start + Partition ? _update : _current;
    }

    public void Write(StatefulSetStatus status)
    {
        var made = _pods.Values.Where(p => !p.IsTerminal()).ToList();
        status.ObservedGeneration = _set.Metadata.Generation;
        status.Replicas = made.Count;
        status.ReadyReplicas = made.Count(p => p.Status.Phase == PodPhase.Running && p.IsReady());
        status.AvailableReplicas = made.Count(p => p.Status.Phase == PodPhase.Running && p.IsAvailable(_set.Spec.MinReadySeconds, _now));
        status.UpdatedReplicas = made.Count(p => !p.IsTerminating() && Revision(p) == _update);
        status.CurrentReplicas = made.Count(p => !p.IsTerminating() && Revision(p) == _current);
        status.CurrentRevision = Name(_current);
        status.UpdateRevision = Name(_update);
        // The rollout is over when every pod is of the new revision and ready.
        var rolling = _set.Spec.UpdateStrategy.Type == StatefulSetUpdateStrategyType.RollingUpdate;
        if (rolling && status.UpdatedReplicas == status.Replicas && status.ReadyReplicas == status.Replicas && status.Replicas == _end - _start && Partition == 0)
        {
            status.CurrentReplicas = status.UpdatedReplicas;
            status.CurrentRevision = status.UpdateRevision;
        }
    }

    private static string Revision(Pod pod) => pod.Metadata.Labels?.GetValueOrDefault(RevisionHistory.HashLabel) ?? "";

    private bool IsHealthy(Pod pod) => pod.Status.Phase == PodPhase.Running && pod.IsAvailable(_set.Spec.MinReadySeconds, _now) && !pod.IsTerminating();

    private string Name(string hash) => $"{_set.Metadata.Name}-{hash}";

    private void Decide()
    {
        for (var ordinal = _start; ordinal < _end; ordinal++)
        {
            var pod = _pods.GetValueOrDefault(ordinal);
            if (pod is null) Create.Add(ordinal);
            else if (pod.IsTerminal() && !pod.IsTerminating()) Delete.Add(pod);   // made anew under its name
            if (!IsParallel && (pod is null || !IsHealthy(pod))) break;
        }
        if (Create.Count + Delete.Count > 0 && !IsParallel) return;
        var settled = Enumerable.Range(_start, Math.Max(0, _end - _start)).All(o => _pods.TryGetValue(o, out var pod) && IsHealthy(pod));
        Condemn(settled);
        if (Delete.Count == 0 && Create.Count == 0) Update();
    }

    /// <summary>Pods beyond the size go from the highest down; in order, one at a time, and only when all others are well.</summary>
    private void Condemn(bool settled)
    {
        var condemned = _pods.Where(p => p.Key < _start || p.Key >= _end).OrderByDescending(p => p.Key).Select(p => p.Value).ToList();
        if (condemned.Count == 0) return;
        if (IsParallel) Delete.AddRange(condemned.Where(p => !p.IsTerminating()));
        else if (settled && !condemned[0].IsTerminating()) Delete.Add(condemned[0]);
    }

    /// <summary>Old pods from the highest ordinal down to the partition, as far as unavailability allows.</summary>
    private void Update()
    {
        if (_set.Spec.UpdateStrategy.Type != StatefulSetUpdateStrategyType.RollingUpdate) return;
        var most = Math.Max(1, _set.Spec.UpdateStrategy.RollingUpdate?.MaxUnavailable?.Scaled(_end - _start, roundUp: true) ?? 1);
        var unavailable = _pods.Count(p => p.Key >= _start && p.Key < _end && !IsHealthy(p.Value));
        foreach (var (_, pod) in _pods.Where(p => p.Key >= _start + Partition && p.Key < _end).OrderByDescending(p => p.Key))
        {
            if (Revision(pod) == _update)
            {
                if (!IsHealthy(pod) && most == 1) return;   // the one that was updated must be well first
                continue;
            }
            if (pod.IsTerminating()) continue;
            if (!IsHealthy(pod))
            {
                Delete.Add(pod);   // a broken old one is no loss
                continue;
            }
            if (unavailable >= most) return;
            Delete.Add(pod);
            unavailable++;
        }
    }
}
