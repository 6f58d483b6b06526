// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class NetworkDeviceData
{
    [Field("interfaceName", 1, OmitEmpty = true)]
    public string InterfaceName { get; set; } = "";

    [Field("ips", 2, OmitEmpty = true)]
    public List<string>? Ips { get; set; }

    [Field("hardwareAddress", 3, OmitEmpty = true)]
    public string HardwareAddress { get; set; } = "";
}
