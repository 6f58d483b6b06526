// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceSelector
{
    [Field("cel", 1, OmitEmpty = true)]
    public CELDeviceSelector? Cel { get; set; }
}
