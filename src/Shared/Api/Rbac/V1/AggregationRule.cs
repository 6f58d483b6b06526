// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

[ApiType("rbac.authorization.k8s.io/v1")]
public sealed partial class AggregationRule
{
    [Field("clusterRoleSelectors", 1, OmitEmpty = true)]
    public List<Meta.V1.LabelSelector>? ClusterRoleSelectors { get; set; }
}
