using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

internal sealed class ValidatingAdmissionPolicyBindingKind : Kind<ValidatingAdmissionPolicyBinding>
{
    public override bool QualifiesFinalizers => false;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(ValidatingAdmissionPolicyBinding value) => MatchRules.Default(value.Spec.MatchResources);

    public override void PrepareForCreate(ValidatingAdmissionPolicyBinding value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(ValidatingAdmissionPolicyBinding value, ValidatingAdmissionPolicyBinding old)
    {
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void Validate(ValidatingAdmissionPolicyBinding value, FieldErrors errors)
    {
        PolicyRules.Binding(value.Spec.PolicyName, value.Spec.ParamRef, value.Spec.MatchResources, errors);
        var (actions, field) = (value.Spec.ValidationActions ?? [], PolicyRules.Spec.Child("validationActions"));
        for (var i = 0; i < actions.Count; i++)
        {
            errors.OneOf(field.Index(i), actions[i], ValidationAction.Audit, ValidationAction.Deny, ValidationAction.Warn);
            if (actions.IndexOf(actions[i]) < i) errors.Duplicate(field.Index(i), actions[i]);
        }
        if (actions.Contains(ValidationAction.Deny) && actions.Contains(ValidationAction.Warn))
        {
            errors.Invalid(field, RawText.List(actions), "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)");
        }
        if (actions.Count == 0) errors.Required(field, "at least one validation action is required");
    }

    public override IReadOnlyList<object?> Row(ValidatingAdmissionPolicyBinding value, DateTime now) =>
        [value.Metadata.Name, value.Spec.PolicyName, PolicyRules.Shown(value.Spec.ParamRef), Cells.Age(value.Metadata.CreationTimestamp, now)];
}
