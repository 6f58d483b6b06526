// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceAllocationConfiguration
{
    [Field("source", 1, Required = true, Enum = typeof(AllocationConfigSource))]
    public string Source { get; set; } = "";

    [Field("requests", 2, OmitEmpty = true)]
    public List<string>? Requests { get; set; }

    [Field("", 3, Inline = true)]
    public DeviceConfiguration DeviceConfiguration { get; set; } = new();
}
