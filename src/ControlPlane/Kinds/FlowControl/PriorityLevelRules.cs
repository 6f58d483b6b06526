using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.FlowControl.V1;

namespace NetKube.ControlPlane.Kinds.FlowControl;

internal static class PriorityLevelRules
{
    private const int MaxQueues = 10_000_000;

    /// <summary>A hand is dealt from one 64-bit hash: more cards than this have too little of it.</summary>
    private const int MaxEntropyBits = 60;

    private static readonly Field Spec = Field.Of("spec");

    public static void Validate(PriorityLevelConfiguration level, FieldErrors errors)
    {
        var spec = level.Spec;
        if (level.Metadata.Name == "exempt" && spec.Type != PriorityLevelEnablement.Exempt) errors.Invalid(Spec.Child("type"), spec.Type, "must be 'Exempt' for the priority level named 'exempt'");
        if (level.Metadata.Name != "exempt" && spec.Type == PriorityLevelEnablement.Exempt) errors.Invalid(Spec.Child("type"), spec.Type, "must be 'Limited': only the priority level named 'exempt' may be exempt");
        switch (spec.Type)
        {
            case PriorityLevelEnablement.Exempt:
                if (spec.Limited is not null) errors.Forbidden(Spec.Child("limited"), "must be nil if the type is not Limited");
                if (spec.Exempt is { } exempt) Shares(exempt.NominalConcurrencyShares, exempt.LendablePercent, Spec.Child("exempt"), errors);
                else errors.Required(Spec.Child("exempt"), "must not be empty when type is Exempt");
                break;
            case PriorityLevelEnablement.Limited:
                if (spec.Exempt is not null) errors.Forbidden(Spec.Child("exempt"), "must be nil if the type is Limited");
                if (spec.Limited is { } limited) Limited(limited, Spec.Child("limited"), errors);
                else errors.Required(Spec.Child("limited"), "must not be empty when type is Limited");
                break;
            default:
                errors.NotSupported(Spec.Child("type"), spec.Type, [PriorityLevelEnablement.Exempt, PriorityLevelEnablement.Limited]);
                break;
        }
    }

    private static void Limited(LimitedPriorityLevelConfiguration limited, Field field, FieldErrors errors)
    {
        Shares(limited.NominalConcurrencyShares, limited.LendablePercent, field, errors);
        if (limited.BorrowingLimitPercent is < 0 and var percent) errors.Invalid(field.Child("borrowingLimitPercent"), percent, "if specified, must be a non-negative integer");
        var (response, at) = (limited.LimitResponse, field.Child("limitResponse"));
        switch (response.Type)
        {
            case LimitResponseType.Reject:
                if (response.Queuing is not null) errors.Forbidden(at.Child("queuing"), "must be nil if limited.limitResponse.type is not Limited");
                break;
            case LimitResponseType.Queue:
                if (response.Queuing is { } queuing) Queuing(queuing, at.Child("queuing"), errors);
                else errors.Required(at.Child("queuing"), "must not be empty if limited.limitResponse.type is Limited");
                break;
            default:
                errors.NotSupported(at.Child("type"), response.Type, [LimitResponseType.Queue, LimitResponseType.Reject]);
                break;
        }
    }

    private static void Shares(int? shares, int? lendable, Field field, FieldErrors errors)
    {
        if (shares is < 0) errors.Invalid(field.Child("nominalConcurrencyShares"), shares, "must be a non-negative integer");
        if (lendable is < 0 or > 100) errors.Invalid(field.Child("lendablePercent"), lendable, "must be between 0 and 100, inclusive");
    }

    private static void Queuing(QueuingConfiguration queuing, Field field, FieldErrors errors)
    {
        if (queuing.QueueLengthLimit <= 0) errors.Invalid(field.Child("queueLengthLimit"), queuing.QueueLengthLimit, "must be positive");
        if (queuing.Queues <= 0) errors.Invalid(field.Child("queues"), queuing.Queues, "must be positive");
        else if (queuing.Queues > MaxQueues) errors.Invalid(field.Child("queues"), queuing.Queues, $"must not be greater than {MaxQueues}");
        if (queuing.HandSize <= 0) errors.Invalid(field.Child("handSize"), queuing.HandSize, "must be positive");
        else if (queuing.HandSize > queuing.Queues) errors.Invalid(field.Child("handSize"), queuing.HandSize, $"should not be greater than queues ({queuing.Queues})");
        else if (EntropyBits(queuing.Queues, queuing.HandSize) > MaxEntropyBits)
        {
            errors.Invalid(field.Child("handSize"), queuing.HandSize, $"required entropy bits of deckSize {queuing.Queues} and handSize {queuing.HandSize} should not be greater than {MaxEntropyBits}");
        }
    }

    /// <summary>Bits of the number of ways to deal a hand in order.</summary>
    private static int EntropyBits(int deck, int hand)
    {
        var deals = 1.0;
        for (var i = 0; i < hand; i++) deals *= deck - i;
        return (int)Math.Ceiling(Math.Log2(deals));
    }
}
