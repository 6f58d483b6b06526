// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

[ApiType("rbac.authorization.k8s.io/v1", IsObject = true)]
public sealed partial class ClusterRoleList : IKubeList<ClusterRole>
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ListMeta Metadata { get; set; } = new();

    [Field("items", 2, Required = true)]
    public List<ClusterRole>? Items { get; set; }
}
