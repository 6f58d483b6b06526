using System.Net;
using System.Net.Sockets;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Linux;

namespace NetKube.NodeAgent.Server.Ports;

/// <summary>Opens connections inside a pod's network namespace, to its loopback: IPv4 first, then IPv6.</summary>
internal sealed class SandboxDialer : IPortDialer
{
    public async Task<NetworkStream> ConnectAsync(RuntimeContainer sandbox, int port, CancellationToken stop)
    {
        string? why = null;
        foreach (var address in (IPAddress[])[IPAddress.Loopback, IPAddress.IPv6Loopback])
        {
            var socket = Open(sandbox, address.AddressFamily);
            try
            {
                await socket.ConnectAsync(address, port, stop);
                socket.NoDelay = true;
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                why ??= e.Message;
            }
        }
        throw new IOException($"failed to connect to localhost:{port} inside namespace \"{sandbox.Id}\": {why}");
    }

    private static Socket Open(RuntimeContainer sandbox, AddressFamily family)
    {
        using var ns = NetworkNamespace.Open($"/proc/{sandbox.Pid}/ns/net");
        return NamespaceSockets.Open(ns, family, SocketType.Stream, ProtocolType.Tcp);
    }
}
