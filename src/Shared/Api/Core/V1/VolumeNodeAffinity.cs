// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The nodes that can reach a volume.</summary>
[ApiType("v1")]
public sealed partial class VolumeNodeAffinity
{
    /// <summary>The condition that nodes must meet.</summary>
    [Field("required", 1, OmitEmpty = true)]
    public NodeSelector? Required { get; set; }
}
