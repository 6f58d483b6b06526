// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ResourceHealth
{
    [Field("resourceID", 1, Required = true)]
    public string ResourceID { get; set; } = "";

    [Field("health", 2, OmitEmpty = true, Enum = typeof(ResourceHealthStatus))]
    public string Health { get; set; } = "";

    [Field("message", 6, OmitEmpty = true)]
    public string? Message { get; set; }
}
