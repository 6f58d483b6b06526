// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

/// <summary>Who is given a role.</summary>
[ApiType("rbac.authorization.k8s.io/v1", Atomic = true)]
public sealed partial class Subject
{
    /// <summary>User, Group or ServiceAccount.</summary>
    [Field("kind", 1, Required = true)]
    public string Kind { get; set; } = "";

    /// <summary>API group of the subject.</summary>
    [Field("apiGroup", 2, OmitEmpty = true)]
    public string ApiGroup { get; set; } = "";

    /// <summary>The subject's name.</summary>
    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Namespace of a service account.</summary>
    [Field("namespace", 4, OmitEmpty = true)]
    public string Namespace { get; set; } = "";
}
