// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

/// <summary>The roles whose rules are taken over.</summary>
[ApiType("rbac.authorization.k8s.io/v1")]
public sealed partial class AggregationRule
{
    /// <summary>Labels of the roles.</summary>
    [Field("clusterRoleSelectors", 1, OmitEmpty = true)]
    public List<Meta.V1.LabelSelector>? ClusterRoleSelectors { get; set; }
}
