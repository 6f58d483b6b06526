// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeRuntimeHandler
{
    [Field("name", 1)]
    public string Name { get; set; } = "";

    [Field("features", 2, OmitEmpty = true)]
    public NodeRuntimeHandlerFeatures? Features { get; set; }
}
