// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceAttribute
{
    [Field("int", 2, OmitEmpty = true)]
    public long? Int { get; set; }

    [Field("bool", 3, OmitEmpty = true)]
    public bool? Bool { get; set; }

    [Field("string", 4, OmitEmpty = true)]
    public string? String { get; set; }

    [Field("version", 5, OmitEmpty = true)]
    public string? Version { get; set; }
}
