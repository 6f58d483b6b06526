// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class Secret : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("immutable", 5, OmitEmpty = true)]
    public bool? Immutable { get; set; }

    [Field("data", 2, OmitEmpty = true)]
    public Dictionary<string, byte[]>? Data { get; set; }

    [Field("stringData", 4, OmitEmpty = true)]
    public Dictionary<string, string>? StringData { get; set; }

    [Field("type", 3, OmitEmpty = true, Enum = typeof(SecretType))]
    public string Type { get; set; } = "";
}
