using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Node.V1;

namespace NetKube.ControlPlane.Kinds.RuntimeClasses;

internal sealed class RuntimeClassKind : Kind<RuntimeClass>
{
    public override int ChecksMetadataAsNew => 1;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Validate(RuntimeClass value, FieldErrors errors)
    {
        errors.DnsLabel(Field.Of("handler"), value.Handler);
        if (value.Overhead is { } overhead)
        {
            errors.Requirements(Field.Of("overhead"), new ResourceRequirements { Limits = overhead.PodFixed }, static (into, field, name) => into.ContainerResourceName(field, name));
        }
        if (value.Scheduling is not { } scheduling) return;
        var at = Field.Of("scheduling");
        errors.Labels(at.Child("nodeSelector"), scheduling.NodeSelector);
        SchedulingRules.Tolerations(errors, at.Child("tolerations"), scheduling.Tolerations);
        var tolerations = scheduling.Tolerations ?? [];
        for (var i = 0; i < tolerations.Count; i++)
        {
            if (tolerations.Take(i).Any(t => Same.Value(t, tolerations[i]))) errors.Duplicate(at.Child("tolerations").Index(i), tolerations[i]);
        }
    }

    public override void ValidateUpdate(RuntimeClass value, RuntimeClass old, FieldErrors errors)
    {
        Validate(value, errors);
        errors.Unchanged(Field.Of("handler"), value.Handler, old.Handler);
    }

    public override IReadOnlyList<object?> Row(RuntimeClass value, DateTime now) => [value.Metadata.Name, value.Handler, Cells.Age(value.Metadata.CreationTimestamp, now)];
}
