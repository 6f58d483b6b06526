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

    /// <summary>For the API server's calls to nodes, which it knows by address.</summary>
    public async ValueTask<Stream> DialAsync(string host, int port, CancellationToken stop) => IPAddress.TryParse(host, out var address)
        ? new NetworkStream(await ConnectAsync(address, port, stop), ownsSocket: true)
        : throw new InvalidOperationException($"node address \"{host}\" is no IP address, and a lab has no names");
}
