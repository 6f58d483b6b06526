// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class APIGroupList
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("groups", 1, Required = true)]
    public List<APIGroup>? Groups { get; set; }
}
