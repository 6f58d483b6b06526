// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1", IsObject = true)]
public sealed partial class VolumeAttributesClass : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("driverName", 2, Required = true)]
    public string DriverName { get; set; } = "";

    [Field("parameters", 3, OmitEmpty = true)]
    public Dictionary<string, string>? Parameters { get; set; }
}
