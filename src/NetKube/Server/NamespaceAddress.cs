using System.Net;
using System.Net.Sockets;
using NetKube.Shared.Linux;

namespace NetKube.Server;

/// <summary>
/// An address inside a network namespace, written PATH=ADDRESS:PORT. A process can hold sockets of two namespaces: that is
/// how the API server listens on the machine's loopback and inside a lab at once, with no route between them.
/// </summary>
internal sealed record NamespaceAddress(string Path, IPEndPoint Address)
{
    private const int Backlog = 512;

    public static NamespaceAddress? Parse(string text)
    {
        var split = text.LastIndexOf('=');
        return split > 0 && IPEndPoint.TryParse(text[(split + 1)..], out var address) && address.Port > 0
            ? new NamespaceAddress(text[..split], address)
            : null;
    }

    /// <summary>A socket that listens there.</summary>
    public Socket Listen()
    {
        using var ns = NetworkNamespace.Open(Path);
        return ns.Inside(() =>
        {
            var socket = new Socket(Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(Address);
                socket.Listen(Backlog);
                return socket;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        });
    }
}
