using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

internal sealed class MutatingAdmissionPolicyBindingKind : Kind<MutatingAdmissionPolicyBinding>
{
    public override bool QualifiesFinalizers => false;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(MutatingAdmissionPolicyBinding value) => MatchRules.Default(value.Spec.MatchResources);

    public override void PrepareForCreate(MutatingAdmissionPolicyBinding value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(MutatingAdmissionPolicyBinding value, MutatingAdmissionPolicyBinding old)
    {
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void Validate(MutatingAdmissionPolicyBinding value, FieldErrors errors) =>
        PolicyRules.Binding(value.Spec.PolicyName, value.Spec.ParamRef, value.Spec.MatchResources, errors);

    public override IReadOnlyList<object?> Row(MutatingAdmissionPolicyBinding value, DateTime now) =>
        [value.Metadata.Name, value.Spec.PolicyName, PolicyRules.Shown(value.Spec.ParamRef), Cells.Age(value.Metadata.CreationTimestamp, now)];
}
