// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A connection over TCP; success when it opens.</summary>
[ApiType("v1")]
public sealed partial class TCPSocketAction
{
    /// <summary>Number or name of the port.</summary>
    [Field("port", 1, Required = true)]
    public IntOrString Port { get; set; }

    /// <summary>Host to connect to; the pod's address when empty.</summary>
    [Field("host", 2, OmitEmpty = true)]
    public string Host { get; set; } = "";
}
