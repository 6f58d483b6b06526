// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Confidential data, such as passwords, keys and tokens.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class Secret : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The data can never change again.</summary>
    [Field("immutable", 5, OmitEmpty = true)]
    public bool? Immutable { get; set; }

    /// <summary>The entries, in base64.</summary>
    [Field("data", 2, OmitEmpty = true)]
    public Dictionary<string, byte[]>? Data { get; set; }

    /// <summary>Entries as plain text; merged into data when written, never shown.</summary>
    [Field("stringData", 4, OmitEmpty = true)]
    public Dictionary<string, string>? StringData { get; set; }

    /// <summary>What it is for, such as Opaque or kubernetes.io/tls.</summary>
    [Field("type", 3, OmitEmpty = true, Enum = typeof(SecretType))]
    public string Type { get; set; } = "";
}
