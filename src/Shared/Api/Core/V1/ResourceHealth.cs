// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Health of one unit.</summary>
[ApiType("v1")]
public sealed partial class ResourceHealth
{
    /// <summary>The unit's id.</summary>
    [Field("resourceID", 1, Required = true)]
    public string ResourceID { get; set; } = "";

    /// <summary>Healthy, Unhealthy or Unknown.</summary>
    [Field("health", 2, OmitEmpty = true, Enum = typeof(ResourceHealthStatus))]
    public string Health { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 6, OmitEmpty = true)]
    public string? Message { get; set; }
}
