// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

[ApiType("rbac.authorization.k8s.io/v1", Atomic = true)]
public sealed partial class Subject
{
    [Field("kind", 1, Required = true)]
    public string Kind { get; set; } = "";

    [Field("apiGroup", 2, OmitEmpty = true)]
    public string ApiGroup { get; set; } = "";

    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";

    [Field("namespace", 4, OmitEmpty = true)]
    public string Namespace { get; set; } = "";
}
