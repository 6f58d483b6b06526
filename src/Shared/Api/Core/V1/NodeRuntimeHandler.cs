// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A handler of the container runtime.</summary>
[ApiType("v1")]
public sealed partial class NodeRuntimeHandler
{
    /// <summary>Its name; empty for the usual one.</summary>
    [Field("name", 1)]
    public string Name { get; set; } = "";

    /// <summary>What it can do.</summary>
    [Field("features", 2, OmitEmpty = true)]
    public NodeRuntimeHandlerFeatures? Features { get; set; }
}
