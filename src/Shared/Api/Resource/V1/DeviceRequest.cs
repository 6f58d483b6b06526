// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>One request for devices.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceRequest
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>One way to serve it.</summary>
    [Field("exactly", 2, OmitEmpty = true)]
    public ExactDeviceRequest? Exactly { get; set; }

    /// <summary>Several ways, the first that can be had.</summary>
    [Field("firstAvailable", 3, OmitEmpty = true)]
    public List<DeviceSubRequest>? FirstAvailable { get; set; }
}
