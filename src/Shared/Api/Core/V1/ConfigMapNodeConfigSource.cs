// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ConfigMapNodeConfigSource
{
    [Field("namespace", 1, Required = true)]
    public string Namespace { get; set; } = "";

    [Field("name", 2, Required = true)]
    public string Name { get; set; } = "";

    [Field("uid", 3, OmitEmpty = true)]
    public string Uid { get; set; } = "";

    [Field("resourceVersion", 4, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    [Field("kubeletConfigKey", 5, Required = true)]
    public string KubeletConfigKey { get; set; } = "";
}
