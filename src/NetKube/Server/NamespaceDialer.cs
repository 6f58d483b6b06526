using System.Net;
using System.Net.Sockets;
using NetKube.Shared.Linux;

namespace NetKube.Server;

/// <summary>Opens TCP connections from inside a network namespace.</summary>
internal sealed class NamespaceDialer(string path)
{
    public async Task<Socket> ConnectAsync(IPAddress address, int port, CancellationToken stop)
    {
        using var ns = NetworkNamespace.Open(path);
        var socket = NamespaceSockets.Open(ns, address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(address, port, stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
