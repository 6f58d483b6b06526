// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>The API groups.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class APIGroupList
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>The groups served.</summary>
    [Field("groups", 1, Required = true)]
    public List<APIGroup>? Groups { get; set; }
}
