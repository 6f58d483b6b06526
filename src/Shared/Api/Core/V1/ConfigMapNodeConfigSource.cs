// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>No longer used.</summary>
[ApiType("v1")]
public sealed partial class ConfigMapNodeConfigSource
{
    /// <summary>Namespace of the config map.</summary>
    [Field("namespace", 1, Required = true)]
    public string Namespace { get; set; } = "";

    /// <summary>Name of the config map.</summary>
    [Field("name", 2, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>UID of the config map.</summary>
    [Field("uid", 3, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    /// <summary>Revision of the config map.</summary>
    [Field("resourceVersion", 4, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    /// <summary>Entry with the configuration.</summary>
    [Field("kubeletConfigKey", 5, Required = true)]
    public string KubeletConfigKey { get; set; } = "";
}
