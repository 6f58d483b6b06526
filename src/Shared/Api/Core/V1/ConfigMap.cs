// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class ConfigMap : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("immutable", 4, OmitEmpty = true)]
    public bool? Immutable { get; set; }

    [Field("data", 2, OmitEmpty = true)]
    public Dictionary<string, string>? Data { get; set; }

    [Field("binaryData", 3, OmitEmpty = true)]
    public Dictionary<string, byte[]>? BinaryData { get; set; }
}
