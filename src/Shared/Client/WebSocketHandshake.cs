using System.Security.Cryptography;
using System.Text;

namespace NetKube.Shared.Client;

/// <summary>The server's side of a WebSocket's handshake (RFC 6455, section 4.2.2), for protocols that .NET's own would refuse.</summary>
public static class WebSocketHandshake
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>The value of Sec-WebSocket-Accept that answers a client's Sec-WebSocket-Key.</summary>
    public static string AcceptOf(string key)
    {
#pragma warning disable CA5350 // the protocol's choice; it guards nothing
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
#pragma warning restore CA5350
    }
}
