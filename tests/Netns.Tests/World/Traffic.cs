using System.Net;
using System.Net.Sockets;
using NetKube.Shared.Linux;
using NetKube.Shared.Packets;

namespace NetKube.Netns.Tests.World;

/// <summary>Traffic between namespaces, by sockets that live in them.</summary>
public static class Traffic
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether an echo request is answered.</summary>
    public static async Task<bool> PingAsync(NetworkNamespace from, IPAddress to, int payload = 32, TimeSpan? patience = null)
    {
        using var socket = NamespaceSockets.Open(from, AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp);
        using var limit = new CancellationTokenSource(patience ?? Patience);
        var identifier = (ushort)Random.Shared.Next(1, 65536);
        var buffer = new byte[65536];
        try
        {
            await socket.SendToAsync(
                IcmpMessage.Build(IcmpMessage.Echo, 0, identifier, 1, new byte[payload]), new IPEndPoint(to, 0), limit.Token);
            while (true)
            {
                var length = await socket.ReceiveAsync(buffer, limit.Token);
                if (IsAnswer(buffer.AsSpan(0, length), to, identifier)) return true;
            }
        }
        catch (Exception failed) when (failed is OperationCanceledException or SocketException)
        {
            return false;
        }
    }

    /// <summary>Sends a word over TCP and gets it back; returns the client's address as the server saw it.</summary>
    public static async Task<IPAddress> TcpEchoAsync(NetworkNamespace from, NetworkNamespace serverNamespace, IPAddress to, int port, int? via = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var listener = NamespaceSockets.Open(serverNamespace, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Any, port));
        listener.Listen(8);
        using var client = NamespaceSockets.Open(from, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var accepting = listener.AcceptAsync(limit.Token).AsTask();
        await client.ConnectAsync(new IPEndPoint(to, via ?? port), limit.Token);
        using var server = await accepting;
        await client.SendAsync("hello"u8.ToArray(), limit.Token);
        var heard = new byte[16];
        var length = await server.ReceiveAsync(heard, limit.Token);
        Assert.Equal("hello"u8.ToArray(), heard[..length]);
        return ((IPEndPoint)server.RemoteEndPoint!).Address;
    }

    private static bool IsAnswer(ReadOnlySpan<byte> bytes, IPAddress from, ushort identifier) =>
        Ipv4Packet.TryParse(bytes, out var packet) && packet.Source.Equals(from)
        && IcmpMessage.TryParse(packet.Payload, out var icmp) && icmp.Type == IcmpMessage.EchoReply && icmp.Identifier == identifier;
}
