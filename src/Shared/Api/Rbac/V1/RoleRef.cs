// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

/// <summary>The role that is given.</summary>
[ApiType("rbac.authorization.k8s.io/v1", Atomic = true)]
public sealed partial class RoleRef
{
    /// <summary>API group of the referent; empty for core.</summary>
    [Field("apiGroup", 1)]
    public string ApiGroup { get; set; } = "";

    /// <summary>Role or ClusterRole.</summary>
    [Field("kind", 2, Required = true)]
    public string Kind { get; set; } = "";

    /// <summary>The role's name.</summary>
    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";
}
