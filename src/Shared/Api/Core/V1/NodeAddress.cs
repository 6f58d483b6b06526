// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An address of a node.</summary>
[ApiType("v1")]
public sealed partial class NodeAddress
{
    /// <summary>Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS.</summary>
    [Field("type", 1, Required = true, Enum = typeof(NodeAddressType))]
    public string Type { get; set; } = "";

    /// <summary>The address.</summary>
    [Field("address", 2, Required = true)]
    public string Address { get; set; } = "";
}
