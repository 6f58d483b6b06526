// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a probe does.</summary>
[ApiType("v1")]
public sealed partial class ProbeHandler
{
    /// <summary>Runs a command in the container.</summary>
    [Field("exec", 1, OmitEmpty = true)]
    public ExecAction? Exec { get; set; }

    /// <summary>Makes an HTTP request.</summary>
    [Field("httpGet", 2, OmitEmpty = true)]
    public HTTPGetAction? HttpGet { get; set; }

    /// <summary>Opens a TCP connection.</summary>
    [Field("tcpSocket", 3, OmitEmpty = true)]
    public TCPSocketAction? TcpSocket { get; set; }

    /// <summary>Makes a gRPC health check.</summary>
    [Field("grpc", 4, OmitEmpty = true)]
    public GRPCAction? Grpc { get; set; }
}
