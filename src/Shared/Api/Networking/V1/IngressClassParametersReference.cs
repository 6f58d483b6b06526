// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressClassParametersReference
{
    [Field("apiGroup", 1, OmitEmpty = true)]
    public string? ApiGroup { get; set; }

    [Field("kind", 2, Required = true)]
    public string Kind { get; set; } = "";

    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";

    [Field("scope", 4)]
    public string? Scope { get; set; }

    [Field("namespace", 5, OmitEmpty = true)]
    public string? Namespace { get; set; }
}
