// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Settings for pods, as text or files.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class ConfigMap : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The data can never change again.</summary>
    [Field("immutable", 4, OmitEmpty = true)]
    public bool? Immutable { get; set; }

    /// <summary>Entries that are text.</summary>
    [Field("data", 2, OmitEmpty = true)]
    public Dictionary<string, string>? Data { get; set; }

    /// <summary>Entries that are bytes, in base64.</summary>
    [Field("binaryData", 3, OmitEmpty = true)]
    public Dictionary<string, byte[]>? BinaryData { get; set; }
}
