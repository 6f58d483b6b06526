// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>What belongs to a class.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceClassSpec
{
    /// <summary>What its devices are like.</summary>
    [Field("selectors", 1, OmitEmpty = true)]
    public List<DeviceSelector>? Selectors { get; set; }

    /// <summary>Settings for the drivers.</summary>
    [Field("config", 2, OmitEmpty = true)]
    public List<DeviceClassConfiguration>? Config { get; set; }

    /// <summary>The extended resource that it stands for.</summary>
    [Field("extendedResourceName", 4, OmitEmpty = true)]
    public string? ExtendedResourceName { get; set; }
}
