// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Settings for the drivers.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceClaimConfiguration
{
    /// <summary>The requests that they are for; all when empty.</summary>
    [Field("requests", 1, OmitEmpty = true)]
    public List<string>? Requests { get; set; }

    [Field("", 2, Inline = true)]
    public DeviceConfiguration DeviceConfiguration { get; set; } = new();
}
