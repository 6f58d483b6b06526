// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A node's swap.</summary>
[ApiType("v1")]
public sealed partial class NodeSwapStatus
{
    /// <summary>Bytes.</summary>
    [Field("capacity", 1, OmitEmpty = true)]
    public long? Capacity { get; set; }
}
