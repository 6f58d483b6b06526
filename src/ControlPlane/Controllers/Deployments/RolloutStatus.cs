using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Client;
using ConditionStatus = NetKube.Shared.Api.Core.V1.ConditionStatus;

namespace NetKube.ControlPlane.Controllers.Deployments;

/// <summary>What a rollout says of itself: counts, Available, Progressing, ReplicaFailure.</summary>
internal sealed partial class Rollout
{
    private Time Now => Time.Now(_clock);

    /// <summary>Notes that a deployment was paused or resumed, so that paused time does not count towards the deadline.</summary>
    public async Task<bool> NotePauseAsync(CancellationToken stop)
    {
        if (_deployment.Spec.ProgressDeadlineSeconds is null) return false;
        var present = Conditions.Find(_deployment.Status, DeploymentConditionType.Progressing);
        if (present?.Reason == "ProgressDeadlineExceeded") return false;
        var paused = present?.Reason == "DeploymentPaused";
        if (_deployment.Spec.Paused == paused) return false;
        Conditions.Set(_deployment.Status, _deployment.Spec.Paused
            ? Progressing(ConditionStatus.Unknown, "DeploymentPaused", "Deployment is paused")
            : Progressing(ConditionStatus.Unknown, "DeploymentResumed", "Deployment is resumed"), Now);
        await _client.UpdateStatusAsync(_deployment, stop);
        return true;
    }

    /// <summary>Writes the status when it changed; asks to be called again when the progress deadline could pass unseen.</summary>
    public async Task<Reconciled> UpdateStatusAsync(CancellationToken stop, bool plain = false)
    {
        var before = _sentStatus;
        var status = Counts();
        if (!plain) SetProgress(status);
        if (!plain) SetFailures(status);
        if (!ApiEquality.Same(before, status))
        {
            _deployment.Status = status;
            await _client.UpdateStatusAsync(_deployment, stop);
        }
        return new Reconciled(plain ? null : UntilDeadline(status));
    }

    private static DeploymentCondition Progressing(string status, string reason, string message) =>
        new() { Type = DeploymentConditionType.Progressing, Status = status, Reason = reason, Message = message };

    private DeploymentStatus Counts()
    {
        var total = _sets.Sum(s => s.Status.Replicas);
        var available = _sets.Sum(s => s.Status.AvailableReplicas);
        var status = _deployment.Status.Clone();
        status.ObservedGeneration = _deployment.Metadata.Generation;
        status.Replicas = total;
        status.UpdatedReplicas = _new?.Status.Replicas ?? 0;
        status.ReadyReplicas = _sets.Sum(s => s.Status.ReadyReplicas);
        status.AvailableReplicas = available;
        status.UnavailableReplicas = Math.Max(0, total - available);
        var terminating = _sets.Sum(s => s.Status.TerminatingReplicas ?? 0);
        status.TerminatingReplicas = terminating > 0 || status.TerminatingReplicas is not null ? terminating : null;
        Conditions.Set(status, available >= Replicas(_deployment) - RolloutLimits.Of(_deployment).Unavailable
            ? Available(ConditionStatus.True, "MinimumReplicasAvailable", "Deployment has minimum availability.")
            : Available(ConditionStatus.False, "MinimumReplicasUnavailable", "Deployment does not have minimum availability."), Now);
        return status;
    }

    private static DeploymentCondition Available(string status, string reason, string message) =>
        new() { Type = DeploymentConditionType.Available, Status = status, Reason = reason, Message = message };

    private bool IsComplete(DeploymentStatus status)
    {
        var wanted = Replicas(_deployment);
        return status.UpdatedReplicas == wanted && status.Replicas == wanted && status.AvailableReplicas == wanted
            && status.ObservedGeneration >= _deployment.Metadata.Generation;
    }

    private void SetProgress(DeploymentStatus status)
    {
        if (_deployment.Spec.ProgressDeadlineSeconds is null)
        {
            status.Conditions?.RemoveAll(c => c.Type == DeploymentConditionType.Progressing);
            return;
        }
        var present = Conditions.Find(status, DeploymentConditionType.Progressing);
        // A rollout that is done stays done, whatever happens to its pods, until the template changes.
        if (status.Replicas == status.UpdatedReplicas && present?.Reason == "NewReplicaSetAvailable") return;
        var what = _new is null ? $"Deployment \"{_deployment.Metadata.Name}\"" : $"ReplicaSet \"{_new.Metadata.Name}\"";
        if (IsComplete(status))
        {
            Conditions.Set(status, Progressing(ConditionStatus.True, "NewReplicaSetAvailable", $"{what} has successfully progressed."), Now);
        }
        else if (Advanced(status))
        {
            // The update time restarts the deadline, also when nothing else in the condition changes.
            var since = present?.Status == ConditionStatus.True ? present.LastTransitionTime : null;
            Conditions.Remove(status, DeploymentConditionType.Progressing);
            var advanced = Progressing(ConditionStatus.True, "ReplicaSetUpdated", $"{what} is progressing.");
            Conditions.Set(status, advanced, Now);
            advanced.LastTransitionTime = since ?? advanced.LastTransitionTime;
        }
        else if (TimedOut(status))
        {
            Conditions.Set(status, Progressing(ConditionStatus.False, "ProgressDeadlineExceeded", $"{what} has timed out progressing."), Now);
        }
    }

    private bool Advanced(DeploymentStatus status)
    {
        var before = _sentStatus;
        return status.UpdatedReplicas > before.UpdatedReplicas
            || status.Replicas - status.UpdatedReplicas < before.Replicas - before.UpdatedReplicas
            || status.ReadyReplicas > before.ReadyReplicas
            || status.AvailableReplicas > before.AvailableReplicas;
    }

    private bool TimedOut(DeploymentStatus status)
    {
        var present = Conditions.Find(status, DeploymentConditionType.Progressing);
        if (present is null || present.Reason == "NewReplicaSetAvailable") return false;
        return present.Reason == "ProgressDeadlineExceeded" || Left(present) <= TimeSpan.Zero;
    }

    private TimeSpan Left(DeploymentCondition progressing) =>
        (progressing.LastUpdateTime ?? default).Utc.AddSeconds(_deployment.Spec.ProgressDeadlineSeconds!.Value) - _clock.GetUtcNow().UtcDateTime;

    private TimeSpan? UntilDeadline(DeploymentStatus status)
    {
        if (_deployment.Spec.ProgressDeadlineSeconds is null || _deployment.Spec.Paused || IsComplete(status)) return null;
        var present = Conditions.Find(status, DeploymentConditionType.Progressing);
        if (present is null || present.Reason is "NewReplicaSetAvailable" or "ProgressDeadlineExceeded") return null;
        return TimeSpan.FromTicks(Math.Max(Left(present).Ticks, 0)) + TimeSpan.FromSeconds(1);
    }

    /// <summary>A set that cannot make its pods is the deployment's failure; the new set's counts first.</summary>
    private void SetFailures(DeploymentStatus status)
    {
        var failed = new[] { _new }.Concat(Old)
            .Select(s => s?.Status.Conditions?.Find(c => c.Type == ReplicaSetConditionType.ReplicaFailure))
            .FirstOrDefault(c => c is not null);
        if (failed is null)
        {
            Conditions.Remove(status, DeploymentConditionType.ReplicaFailure);
            return;
        }
        Conditions.Set(status, new DeploymentCondition
        {
            Type = DeploymentConditionType.ReplicaFailure, Status = failed.Status, Reason = failed.Reason, Message = failed.Message,
        }, Now);
    }
}

/// <summary>Deployment conditions.</summary>
internal static class Conditions
{
    public static DeploymentCondition? Find(DeploymentStatus status, string type) => status.Conditions?.Find(c => c.Type == type);

    public static void Remove(DeploymentStatus status, string type) => status.Conditions?.RemoveAll(c => c.Type == type);

    /// <summary>Replaces a condition unless status and reason are as before; the transition time moves with the status only.</summary>
    public static void Set(DeploymentStatus status, DeploymentCondition wanted, Time now)
    {
        var present = Find(status, wanted.Type);
        if (present?.Status == wanted.Status && present.Reason == wanted.Reason) return;
        wanted.LastUpdateTime = now;
        wanted.LastTransitionTime = present?.Status == wanted.Status ? present.LastTransitionTime : now;
        Remove(status, wanted.Type);
        (status.Conditions ??= []).Add(wanted);
    }
}
