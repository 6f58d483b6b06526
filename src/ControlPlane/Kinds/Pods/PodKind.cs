using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using TableRowCondition = NetKube.Shared.Api.Meta.V1.TableRowCondition;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>Pods. Their subresources ephemeralcontainers and resize have rules of their own.</summary>
internal sealed class PodKind : Kind<Pod>, ISubresourceKind
{
    public override int ChecksMetadataAsNew => 1;

    private const string Gated = "SchedulingGated";
    private const string InHostName = "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: ";
    private const string Resize = "resize";

    public override IReadOnlyList<string> SelectableFields { get; } =
    [
        "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
        "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName", "spec.host",
    ];

    public override void Default(Pod value) => PodDefaults.Apply(value);

    public override void PrepareForCreate(Pod value)
    {
        value.Metadata.Generation = 1;
        value.Status = new PodStatus { Phase = PodPhase.Pending, QosClass = PodQuality.Of(value.Spec) };
        if (value.Spec.SchedulingGates is { Count: > 0 })
        {
            value.Status.Conditions =
            [
                new PodCondition
                {
                    Type = PodConditionType.PodScheduled, Status = ConditionStatus.False, Reason = Gated,
                    Message = "Scheduling is blocked due to non-empty scheduling gates",
                },
            ];
        }
        PodLabelKeys.Merge(value);
        PodAppArmor.TakeAnnotations(value);
    }

    public override void PrepareForUpdate(Pod value, Pod old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec));
    }

    public override void PrepareForStatusUpdate(Pod value, Pod old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Generation = old.Metadata.Generation;
        // Kubelets of old wrote owners back wrongly; a status may not touch them.
        value.Metadata.OwnerReferences = old.Metadata.Clone().OwnerReferences;
        if (value.Status.QosClass.Length == 0) value.Status.QosClass = old.Status.QosClass;
        PodStatusRules.KeepObservedGenerations(value.Status, old.Status);
    }

    public override void Validate(Pod value, FieldErrors errors)
    {
        PodRules.Check(errors, value);
        PodRules.CheckNew(errors, value);
    }

    public override void ValidateUpdate(Pod value, Pod old, FieldErrors errors)
    {
        PodRules.Check(errors, value);
        PodUpdateRules.Check(errors, value, old);
    }

    public override void ValidateStatusUpdate(Pod value, Pod old, FieldErrors errors) => PodStatusRules.Check(errors, value, old);

    /// <summary>Of new pods: people make them, machines change them.</summary>
    public override IEnumerable<string> Warnings(Pod value, Pod? old) =>
        old is not null ? [] : WorkloadWarnings.Name(value.Metadata, isNew: true, InHostName).Concat(PodWarnings.Of(Field.Root, value.Metadata, value.Spec));

    /// <summary>What the pod itself asks for; nobody waits for a pod that no node runs.</summary>
    public override long? DefaultGracePeriodSeconds(Pod value)
    {
        if (value.Spec.NodeName.Length == 0 || value.Status.Phase is PodPhase.Failed or PodPhase.Succeeded) return 0;
        var seconds = value.Spec.TerminationGracePeriodSeconds ?? 30;
        return seconds < 0 ? 1 : seconds;
    }

    public override string? SelectableField(Pod value, string field) => field switch
    {
        "spec.nodeName" or "spec.host" => value.Spec.NodeName,
        "spec.restartPolicy" => value.Spec.RestartPolicy,
        "spec.schedulerName" => value.Spec.SchedulerName,
        "spec.serviceAccountName" => value.Spec.ServiceAccountName,
        "spec.hostNetwork" => value.Spec.HostNetwork ? "true" : "false",
        "status.phase" => value.Status.Phase,
        "status.podIP" => value.Status.PodIPs is [var first, ..] ? first.Ip : value.Status.PodIP,
        "status.nominatedNodeName" => value.Status.NominatedNodeName,
        _ => null,
    };

    public override IReadOnlyList<object?> Row(Pod value, DateTime now) => PodColumns.Of(value, now);

    public override List<TableRowCondition>? RowConditions(Pod value) => PodColumns.Conditions(value.Status.Phase);

    /// <summary>ephemeralcontainers keeps everything but these, resize everything but the containers' resources.</summary>
    public void PrepareForSubresource(string subresource, IKubeObject value, IKubeObject old)
    {
        var (pod, before) = ((Pod)value, (Pod)old);
        pod.Status = before.Status.Clone();
        StatusMetadata.Keep(pod.Metadata, before.Metadata);
        if (subresource == Resize) PodResize.TakeResources(pod, before);
        else
        {
            var wanted = pod.Spec.EphemeralContainers;
            pod.Spec = before.Spec.Clone();
            pod.Spec.EphemeralContainers = wanted;
        }
        Generation.OfSpec(pod.Metadata, before.Metadata, Same.Value(pod.Spec, before.Spec));
    }

    /// <summary>Ephemeral containers may be added, never changed nor removed; CPU and memory may change within the quality of service.</summary>
    public void ValidateSubresource(string subresource, IKubeObject value, IKubeObject old, FieldErrors errors)
    {
        var (pod, before) = ((Pod)value, (Pod)old);
        var refusal = subresource == Resize ? PodResize.Refusal(before) : PodUpdateRules.NoEphemeralContainers(before);
        if (refusal is not null)
        {
            errors.Forbidden(Field.Root, refusal);
            return;
        }
        PodRules.Check(errors, pod);
        if (subresource == Resize) PodResize.Check(errors, pod, before);
        else PodUpdateRules.EphemeralContainers(errors, pod, before);
    }
}
