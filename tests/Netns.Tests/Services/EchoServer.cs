using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NetKube.Shared.Linux;

namespace NetKube.Netns.Tests.Services;

/// A pod's server: says its name and the client's address to whoever connects or sends, then echoes.
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly string _name;
    private readonly Socket _listener;
    private readonly Socket _datagrams;
    private readonly ConcurrentDictionary<Task, Socket> _connections = [];
    private readonly Task _accepting;
    private readonly Task _answering;

    public EchoServer(NetworkNamespace ns, string name, int port)
    {
        _name = name;
        _listener = NamespaceSockets.Open(ns, AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(IPAddress.Any, port));
        _listener.Listen();
        _datagrams = NamespaceSockets.Open(ns, AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        _datagrams.Bind(new IPEndPoint(IPAddress.Any, port));
        _accepting = AcceptAsync();
        _answering = AnswerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _datagrams.Dispose();
        await Task.WhenAll(_accepting, _answering);
        foreach (var socket in _connections.Values) socket.Dispose();
        await Task.WhenAll(_connections.Keys);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync();
                _connections.TryAdd(ServeAsync(socket), socket);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // Disposed: the server's end.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using var closes = socket;
            await socket.SendAsync(Greeting((IPEndPoint)socket.RemoteEndPoint!));
            var buffer = new byte[1024];
            while (await socket.ReceiveAsync(buffer) is > 0 and var count) await socket.SendAsync(buffer.AsMemory(0, count));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The client left, or the server ends.
        }
    }

    private async Task AnswerAsync()
    {
        var buffer = new byte[1024];
        while (true)
        {
            try
            {
                var got = await _datagrams.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                await _datagrams.SendToAsync(Greeting((IPEndPoint)got.RemoteEndPoint), got.RemoteEndPoint);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException ended) when (ended.SocketErrorCode == SocketError.OperationAborted)
            {
                return;
            }
            catch (SocketException)
            {
                // A client that is gone answered with ICMP; the next one counts.
            }
        }
    }

    private byte[] Greeting(IPEndPoint client) => Encoding.ASCII.GetBytes($"{_name} {client.Address}\n");
}
