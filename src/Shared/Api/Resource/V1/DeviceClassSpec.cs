// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceClassSpec
{
    [Field("selectors", 1, OmitEmpty = true)]
    public List<DeviceSelector>? Selectors { get; set; }

    [Field("config", 2, OmitEmpty = true)]
    public List<DeviceClassConfiguration>? Config { get; set; }

    [Field("extendedResourceName", 4, OmitEmpty = true)]
    public string? ExtendedResourceName { get; set; }
}
