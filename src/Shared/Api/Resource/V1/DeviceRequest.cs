// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceRequest
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("exactly", 2, OmitEmpty = true)]
    public ExactDeviceRequest? Exactly { get; set; }

    [Field("firstAvailable", 3, OmitEmpty = true)]
    public List<DeviceSubRequest>? FirstAvailable { get; set; }
}
