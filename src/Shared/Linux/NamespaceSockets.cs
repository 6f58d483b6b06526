using System.Net.Sockets;

namespace NetKube.Shared.Linux;

/// <summary>Ordinary sockets that live in another network namespace and are used from here.</summary>
public static class NamespaceSockets
{
    /// <summary>Opens a socket inside the namespace.</summary>
    public static Socket Open(NetworkNamespace ns, AddressFamily family, SocketType type, ProtocolType protocol) =>
        ns.Inside(() => new Socket(family, type, protocol));
}
