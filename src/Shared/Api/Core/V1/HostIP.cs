// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An address of the node.</summary>
[ApiType("v1")]
public sealed partial class HostIP
{
    /// <summary>The address.</summary>
    [Field("ip", 1, Required = true)]
    public string Ip { get; set; } = "";
}
