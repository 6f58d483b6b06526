// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Settings for the drivers of given devices.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceAllocationConfiguration
{
    /// <summary>FromClass or FromClaim.</summary>
    [Field("source", 1, Required = true, Enum = typeof(AllocationConfigSource))]
    public string Source { get; set; } = "";

    /// <summary>The requests that they are for; all when empty.</summary>
    [Field("requests", 2, OmitEmpty = true)]
    public List<string>? Requests { get; set; }

    [Field("", 3, Inline = true)]
    public DeviceConfiguration DeviceConfiguration { get; set; } = new();
}
