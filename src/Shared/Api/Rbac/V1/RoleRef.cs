// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

[ApiType("rbac.authorization.k8s.io/v1", Atomic = true)]
public sealed partial class RoleRef
{
    [Field("apiGroup", 1)]
    public string ApiGroup { get; set; } = "";

    [Field("kind", 2, Required = true)]
    public string Kind { get; set; } = "";

    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";
}
