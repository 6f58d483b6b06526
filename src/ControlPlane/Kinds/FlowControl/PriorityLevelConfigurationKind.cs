using System.Globalization;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.FlowControl.V1;

namespace NetKube.ControlPlane.Kinds.FlowControl;

internal sealed class PriorityLevelConfigurationKind : Kind<PriorityLevelConfiguration>
{
    public override void Default(PriorityLevelConfiguration value)
    {
        if (value.Spec.Limited is { } limited)
        {
            limited.NominalConcurrencyShares ??= 30;
            limited.LendablePercent ??= 0;
            if (limited.LimitResponse.Queuing is { } queuing)
            {
                if (queuing.HandSize == 0) queuing.HandSize = 8;
                if (queuing.Queues == 0) queuing.Queues = 64;
                if (queuing.QueueLengthLimit == 0) queuing.QueueLengthLimit = 50;
            }
        }
        if (value.Spec is { Type: PriorityLevelEnablement.Exempt, Exempt: null }) value.Spec.Exempt = new ExemptPriorityLevelConfiguration();
        if (value.Spec.Exempt is not { } exempt) return;
        exempt.NominalConcurrencyShares ??= 0;
        exempt.LendablePercent ??= 0;
    }

    public override void PrepareForCreate(PriorityLevelConfiguration value)
    {
        value.Status = new PriorityLevelConfigurationStatus();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(PriorityLevelConfiguration value, PriorityLevelConfiguration old)
    {
        value.Status = old.Status.Clone();
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void PrepareForStatusUpdate(PriorityLevelConfiguration value, PriorityLevelConfiguration old)
    {
        value.Spec = old.Spec.Clone();
        StatusMetadata.Keep(value.Metadata, old.Metadata);
    }

    public override void Validate(PriorityLevelConfiguration value, FieldErrors errors) => PriorityLevelRules.Validate(value, errors);

    public override IReadOnlyList<object?> Row(PriorityLevelConfiguration value, DateTime now)
    {
        var queuing = value.Spec.Limited?.LimitResponse.Queuing;
        return
        [
            value.Metadata.Name,
            value.Spec.Type,
            Shown(value.Spec.Limited?.NominalConcurrencyShares),
            Shown(queuing?.Queues),
            Shown(queuing?.HandSize),
            Shown(queuing?.QueueLengthLimit),
            Cells.Age(value.Metadata.CreationTimestamp, now),
        ];
    }

    private static object Shown(int? number) => number is { } shown ? shown : "<none>";
}
