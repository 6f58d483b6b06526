// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>No longer used.</summary>
[ApiType("v1")]
public sealed partial class NodeConfigSource
{
    /// <summary>No longer used.</summary>
    [Field("configMap", 2, OmitEmpty = true)]
    public ConfigMapNodeConfigSource? ConfigMap { get; set; }
}
