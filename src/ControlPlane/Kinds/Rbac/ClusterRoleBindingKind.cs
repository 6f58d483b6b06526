using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Kinds.Rbac;

internal sealed class ClusterRoleBindingKind : Kind<ClusterRoleBinding>
{
    public override int ChecksMetadataAsNew => 2;

    public override NameRule NameRule => NameRule.PathSegment;

    public override bool CreatesOnUpdate => true;

    public override void Default(ClusterRoleBinding value) => RbacRules.Default(value.RoleRef, value.Subjects);

    public override void Validate(ClusterRoleBinding value, FieldErrors errors) => RbacRules.Binding(value.RoleRef, value.Subjects, false, errors);

    public override void ValidateUpdate(ClusterRoleBinding value, ClusterRoleBinding old, FieldErrors errors)
    {
        // Kubernetes checks a change with the rules of a new object too: what is wrong is told twice.
        Validate(value, errors);
        Validate(value, errors);
        RbacRules.SameRole(value.RoleRef, old.RoleRef, errors);
    }

    public override IReadOnlyList<object?> Row(ClusterRoleBinding value, DateTime now) =>
        RbacRules.BindingRow(value.Metadata.Name, value.RoleRef, value.Subjects, Cells.Age(value.Metadata.CreationTimestamp, now));
}
