// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A port of an agent.</summary>
[ApiType("v1")]
public sealed partial class DaemonEndpoint
{
    /// <summary>The number.</summary>
    [Field("Port", 1, Required = true)]
    public int Port { get; set; }
}
