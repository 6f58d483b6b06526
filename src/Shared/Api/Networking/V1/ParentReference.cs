// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class ParentReference
{
    [Field("group", 1, OmitEmpty = true)]
    public string Group { get; set; } = "";

    [Field("resource", 2, OmitEmpty = true, Required = true)]
    public string Resource { get; set; } = "";

    [Field("namespace", 3, OmitEmpty = true)]
    public string Namespace { get; set; } = "";

    [Field("name", 4, OmitEmpty = true, Required = true)]
    public string Name { get; set; } = "";
}
