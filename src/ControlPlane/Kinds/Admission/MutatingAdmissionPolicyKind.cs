using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

internal sealed class MutatingAdmissionPolicyKind : Kind<MutatingAdmissionPolicy>
{
    public override bool QualifiesFinalizers => false;

    private static readonly Field Spec = PolicyRules.Spec;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(MutatingAdmissionPolicy value)
    {
        value.Spec.FailurePolicy ??= FailurePolicyType.Fail;
        MatchRules.Default(value.Spec.MatchConstraints);
    }

    public override void PrepareForCreate(MutatingAdmissionPolicy value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(MutatingAdmissionPolicy value, MutatingAdmissionPolicy old)
    {
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void Validate(MutatingAdmissionPolicy value, FieldErrors errors)
    {
        var spec = value.Spec;
        PolicyRules.Frame(spec.FailurePolicy, spec.ParamKind, spec.MatchConstraints, spec.MatchConditions, errors);
        PolicyRules.Variables(spec.Variables, errors);
        if (spec.Mutations is not { Count: > 0 }) errors.Required(Spec.Child("mutations"), "mutations must contain at least one item");
        for (var i = 0; i < (spec.Mutations?.Count ?? 0); i++) Check(spec.Mutations![i], Spec.Child("mutations").Index(i), errors);
        errors.RequiredOneOf(Spec.Child("reinvocationPolicy"), spec.ReinvocationPolicy, ReinvocationPolicyType.IfNeeded, ReinvocationPolicyType.Never);
    }

    public override IReadOnlyList<object?> Row(MutatingAdmissionPolicy value, DateTime now) =>
        [value.Metadata.Name, (long)(value.Spec.Mutations?.Count ?? 0), PolicyRules.Shown(value.Spec.ParamKind), Cells.Age(value.Metadata.CreationTimestamp, now)];

    private static void Check(Mutation mutation, Field field, FieldErrors errors)
    {
        switch (mutation.PatchType)
        {
            case "":
                errors.Required(field.Child("patchType"), "patchType is not specified");
                break;
            case PatchType.ApplyConfiguration:
                if (mutation.ApplyConfiguration is not { } apply) errors.Required(field.Child("applyConfiguration"), "must be specified when patchType is ApplyConfiguration");
                else Expressions.Required(apply.Expression, field.Child("applyConfiguration", "expression"), "expression is not specified", errors);
                if (mutation.JsonPatch is not null) errors.Invalid(field.Child("jsonPatch"), mutation.JsonPatch, "must not be specified when patchType is ApplyConfiguration");
                break;
            case PatchType.JSONPatch:
                if (mutation.JsonPatch is not { } patch) errors.Required(field.Child("jsonPatch"), "must be specified when patchType is JSONPatch");
                else Expressions.Required(patch.Expression, field.Child("jsonPatch", "expression"), "expression is not specified", errors);
                if (mutation.ApplyConfiguration is not null) errors.Invalid(field.Child("applyConfiguration"), mutation.ApplyConfiguration, "must not be specified when patchType is JSONPatch");
                break;
            default:
                errors.NotSupported(field.Child("patchType"), mutation.PatchType, [PatchType.ApplyConfiguration, PatchType.JSONPatch]);
                break;
        }
    }
}
