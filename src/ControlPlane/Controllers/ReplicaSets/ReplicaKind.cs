using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Selectors;

namespace NetKube.ControlPlane.Controllers.ReplicaSets;

/// <summary>What a kind that keeps a number of pods says of itself. ReplicaSet and ReplicationController differ in nothing else.</summary>
internal sealed record ReplicaKind<T>(string ApiVersion, string Kind, string EventSource)
{
    public required Func<T, LabelSelectorExpression> Selector { get; init; }

    public required Func<T, int> Replicas { get; init; }

    public required Func<T, PodTemplateSpec> Template { get; init; }

    public required Func<T, int> MinReadySeconds { get; init; }

    public required Func<T, ReplicaCounts> Status { get; init; }

    /// <summary>Writes counts and the failure condition into a clone's status.</summary>
    public required Action<T, ReplicaCounts> SetStatus { get; init; }
}

/// <summary>A status, without the kind's own classes.</summary>
internal sealed record ReplicaCounts(int Replicas, int FullyLabeled, int Ready, int Available, int? Terminating, long ObservedGeneration)
{
    /// <summary>Why pods could not be made or deleted; null when all went well.</summary>
    public ReplicaFailure? Failure { get; init; }
}

/// <summary>The ReplicaFailure condition.</summary>
internal sealed record ReplicaFailure(string Reason, string Message, Time? Since);

/// <summary>The two kinds.</summary>
internal static class ReplicaKinds
{
    public static ReplicaKind<Shared.Api.Apps.V1.ReplicaSet> ReplicaSet { get; } = new("apps/v1", "ReplicaSet", "replicaset-controller")
    {
        Selector = set => LabelSelectorExpression.From(set.Spec.Selector),
        Replicas = set => set.Spec.Replicas ?? 1,
        Template = set => set.Spec.Template,
        MinReadySeconds = set => set.Spec.MinReadySeconds,
        Status = set => new ReplicaCounts(set.Status.Replicas, set.Status.FullyLabeledReplicas, set.Status.ReadyReplicas, set.Status.AvailableReplicas, set.Status.TerminatingReplicas, set.Status.ObservedGeneration)
        {
            Failure = set.Status.Conditions?.Find(c => c.Type == ReplicaSetConditionType.ReplicaFailure) is { } c ? new ReplicaFailure(c.Reason, c.Message, c.LastTransitionTime) : null,
        },
        SetStatus = (set, counts) =>
        {
            var status = set.Status;
            (status.Replicas, status.FullyLabeledReplicas, status.ReadyReplicas) = (counts.Replicas, counts.FullyLabeled, counts.Ready);
            (status.AvailableReplicas, status.TerminatingReplicas, status.ObservedGeneration) = (counts.Available, counts.Terminating, counts.ObservedGeneration);
            status.Conditions?.RemoveAll(c => c.Type == ReplicaSetConditionType.ReplicaFailure);
            if (counts.Failure is not { } failure) return;
            (status.Conditions ??= []).Add(new ReplicaSetCondition
            {
                Type = ReplicaSetConditionType.ReplicaFailure, Status = ConditionStatus.True,
                Reason = failure.Reason, Message = failure.Message, LastTransitionTime = failure.Since,
            });
        },
    };

    public static ReplicaKind<ReplicationController> ReplicationController { get; } = new("v1", "ReplicationController", "replication-controller")
    {
        Selector = set => set.Spec.Selector is { Count: > 0 } labels ? LabelSelectorExpression.From(labels) : LabelSelectorExpression.Nothing,
        Replicas = set => set.Spec.Replicas ?? 1,
        Template = set => set.Spec.Template ?? new PodTemplateSpec(),
        MinReadySeconds = set => set.Spec.MinReadySeconds,
        Status = set => new ReplicaCounts(set.Status.Replicas, set.Status.FullyLabeledReplicas, set.Status.ReadyReplicas, set.Status.AvailableReplicas, null, set.Status.ObservedGeneration)
        {
            Failure = set.Status.Conditions?.Find(c => c.Type == ReplicationControllerConditionType.ReplicaFailure) is { } c ? new ReplicaFailure(c.Reason, c.Message, c.LastTransitionTime) : null,
        },
        SetStatus = (set, counts) =>
        {
            var status = set.Status;
            (status.Replicas, status.FullyLabeledReplicas, status.ReadyReplicas) = (counts.Replicas, counts.FullyLabeled, counts.Ready);
            (status.AvailableReplicas, status.ObservedGeneration) = (counts.Available, counts.ObservedGeneration);
            status.Conditions?.RemoveAll(c => c.Type == ReplicationControllerConditionType.ReplicaFailure);
            if (counts.Failure is not { } failure) return;
            (status.Conditions ??= []).Add(new ReplicationControllerCondition
            {
                Type = ReplicationControllerConditionType.ReplicaFailure, Status = ConditionStatus.True,
                Reason = failure.Reason, Message = failure.Message, LastTransitionTime = failure.Since,
            });
        },
    };
}
