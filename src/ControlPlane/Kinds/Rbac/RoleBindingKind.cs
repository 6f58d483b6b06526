using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Kinds.Rbac;

internal sealed class RoleBindingKind : Kind<RoleBinding>
{
    public override int ChecksMetadataAsNew => 2;

    public override NameRule NameRule => NameRule.PathSegment;

    public override bool CreatesOnUpdate => true;

    public override void Default(RoleBinding value) => RbacRules.Default(value.RoleRef, value.Subjects);

    public override void Validate(RoleBinding value, FieldErrors errors) => RbacRules.Binding(value.RoleRef, value.Subjects, true, errors);

    public override void ValidateUpdate(RoleBinding value, RoleBinding old, FieldErrors errors)
    {
        // Kubernetes checks a change with the rules of a new object too: what is wrong is told twice.
        Validate(value, errors);
        Validate(value, errors);
        RbacRules.SameRole(value.RoleRef, old.RoleRef, errors);
    }

    public override IReadOnlyList<object?> Row(RoleBinding value, DateTime now) =>
        RbacRules.BindingRow(value.Metadata.Name, value.RoleRef, value.Subjects, Cells.Age(value.Metadata.CreationTimestamp, now));
}
