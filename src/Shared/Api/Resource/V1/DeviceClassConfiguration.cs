// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Settings for the drivers.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceClassConfiguration
{
    [Field("", 1, Inline = true)]
    public DeviceConfiguration DeviceConfiguration { get; set; } = new();
}
