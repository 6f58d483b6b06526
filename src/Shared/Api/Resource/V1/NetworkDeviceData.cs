// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>A network device in a pod.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class NetworkDeviceData
{
    /// <summary>Name of the interface.</summary>
    [Field("interfaceName", 1, OmitEmpty = true)]
    public string InterfaceName { get; set; } = "";

    /// <summary>Its addresses with prefix length.</summary>
    [Field("ips", 2, OmitEmpty = true)]
    public List<string>? Ips { get; set; }

    /// <summary>Its MAC address.</summary>
    [Field("hardwareAddress", 3, OmitEmpty = true)]
    public string HardwareAddress { get; set; } = "";
}
