// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ProbeHandler
{
    [Field("exec", 1, OmitEmpty = true)]
    public ExecAction? Exec { get; set; }

    [Field("httpGet", 2, OmitEmpty = true)]
    public HTTPGetAction? HttpGet { get; set; }

    [Field("tcpSocket", 3, OmitEmpty = true)]
    public TCPSocketAction? TcpSocket { get; set; }

    [Field("grpc", 4, OmitEmpty = true)]
    public GRPCAction? Grpc { get; set; }
}
