using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Kinds.Rbac;

internal sealed class RoleKind : Kind<Role>
{
    public override NameRule NameRule => NameRule.PathSegment;

    public override bool CreatesOnUpdate => true;

    public override void Validate(Role value, FieldErrors errors) => RbacRules.Rules(value.Rules, true, errors);

    public override IReadOnlyList<object?> Row(Role value, DateTime now) => [value.Metadata.Name, value.Metadata.CreationTimestamp?.ToString()];
}
