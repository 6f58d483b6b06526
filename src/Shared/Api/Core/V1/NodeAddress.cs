// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeAddress
{
    [Field("type", 1, Required = true, Enum = typeof(NodeAddressType))]
    public string Type { get; set; } = "";

    [Field("address", 2, Required = true)]
    public string Address { get; set; } = "";
}
