using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Kinds.Rbac;

internal sealed class ClusterRoleKind : Kind<ClusterRole>
{
    public override int ChecksMetadataAsNew => 2;

    private static readonly Field Selectors = Field.Of("aggregationRule").Child("clusterRoleSelectors");

    public override NameRule NameRule => NameRule.PathSegment;

    public override bool CreatesOnUpdate => true;

    public override void Validate(ClusterRole value, FieldErrors errors)
    {
        RbacRules.Rules(value.Rules, false, errors);
        if (value.AggregationRule is not { } aggregation) return;
        if (aggregation.ClusterRoleSelectors is not { Count: > 0 } selectors)
        {
            errors.Required(Selectors, "at least one clusterRoleSelector required if aggregationRule is non-nil");
            return;
        }
        for (var i = 0; i < selectors.Count; i++) errors.Selector(Selectors.Index(i), selectors[i]);
    }

    /// <summary>Kubernetes checks a change with the rules of a new object too: what is wrong is told twice.</summary>
    public override void ValidateUpdate(ClusterRole value, ClusterRole old, FieldErrors errors)
    {
        Validate(value, errors);
        Validate(value, errors);
    }

    public override IReadOnlyList<object?> Row(ClusterRole value, DateTime now) => [value.Metadata.Name, value.Metadata.CreationTimestamp?.ToString()];
}
