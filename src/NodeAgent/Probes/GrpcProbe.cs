using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Probes;

/// <summary>
/// grpc.health.v1.Health/Check over plain HTTP/2. The one message each way is small enough to be written by hand:
/// request { string service = 1; }, answer { enum status = 1; } with 1 = SERVING.
/// </summary>
internal static class GrpcProbe
{
    private const int Serving = 1;
    private const int PrefixLength = 5; // a compression flag and a big-endian length before each message

    private static readonly SocketsHttpHandler Handler = new() { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero };

    public static async Task<ProbeOutcome> AskAsync(string address, GRPCAction action, CancellationToken stop)
    {
        var host = address.Contains(':') ? $"[{address}]" : address;
        using var client = new HttpClient(Handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var ask = new HttpRequestMessage(HttpMethod.Post, $"http://{host}:{action.Port}/grpc.health.v1.Health/Check")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Render(action.Service ?? "")),
        };
        ask.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        ask.Headers.TryAddWithoutValidation("TE", "trailers");
        using var answer = await client.SendAsync(ask, stop);
        var body = await answer.Content.ReadAsByteArrayAsync(stop);
        var code = Header(answer.TrailingHeaders, "grpc-status") ?? Header(answer.Headers, "grpc-status") ?? "";
        if (code != "0") return new ProbeOutcome(false, $"service unhealthy (grpc status {(code.Length == 0 ? "missing" : code)})");
        return StatusOf(body) == Serving
            ? new ProbeOutcome(true)
            : new ProbeOutcome(false, $"service unhealthy (responded with \"{StatusOf(body)}\")");
    }

    public static byte[] Render(string service)
    {
        var name = Encoding.UTF8.GetBytes(service);
        if (name.Length > 127) throw new ArgumentException("The service name is longer than a health check takes.", nameof(service));
        byte[] message = name.Length == 0 ? [] : [0x0a, (byte)name.Length, .. name];
        var framed = new byte[PrefixLength + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)message.Length);
        message.CopyTo(framed, PrefixLength);
        return framed;
    }

    /// <summary>0 (unknown) when the message is empty.</summary>
    public static int StatusOf(ReadOnlySpan<byte> body) =>
        body.Length >= PrefixLength + 2 && body[PrefixLength] == 0x08 ? body[PrefixLength + 1] : 0;

    private static string? Header(HttpHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
