using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Kinds.Rbac;

internal sealed class RoleKind : Kind<Role>
{
    public override int ChecksMetadataAsNew => 2;

    public override NameRule NameRule => NameRule.PathSegment;

    public override bool CreatesOnUpdate => true;

    public override void Validate(Role value, FieldErrors errors) => RbacRules.Rules(value.Rules, true, errors);

    /// <summary>Kubernetes checks a change with the rules of a new object too: what is wrong is told twice.</summary>
    public override void ValidateUpdate(Role value, Role old, FieldErrors errors)
    {
        Validate(value, errors);
        Validate(value, errors);
    }

    public override IReadOnlyList<object?> Row(Role value, DateTime now) => [value.Metadata.Name, value.Metadata.CreationTimestamp?.ToString()];
}
