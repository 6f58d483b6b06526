using System.Net;
using System.Net.Sockets;

namespace NetKube.ClusterDns.Server;

/// <summary>The sockets of all addresses, UDP and TCP. The constructor binds; a port of 0 becomes one that is free for both.</summary>
internal sealed class DnsListeners : IDisposable
{
    private const int SocketLevel = 1;
    private const int ReusePort = 15;
    private const int ReceiveBufferBytes = 1 << 20;
    private const int PortAttempts = 16;

    private readonly List<UdpListener> _udp = [];
    private readonly List<DnsTcpListener> _tcp = [];
    private readonly List<IPEndPoint> _bound = [];
    private readonly ListenerSettings _settings;

    public DnsListeners(IReadOnlyList<IPEndPoint> addresses, QueryServer server, ListenerSettings settings, TimeProvider clock)
    {
        _settings = settings;
        try
        {
            foreach (var address in addresses) Listen(address, server, clock);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where it listens, ports filled in.</summary>
    public IReadOnlyList<IPEndPoint> Bound => _bound;

    /// <summary>Serves until stopped. If one listener fails, all stop, and the failure comes out.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var tasks = _udp.Select(l => l.RunAsync(together.Token)).Concat(_tcp.Select(l => l.RunAsync(together.Token))).ToList();
        await Task.WhenAny(tasks);
        await together.CancelAsync();
        await Task.WhenAll(tasks);
    }

    public void Dispose()
    {
        foreach (var listener in _udp) listener.Dispose();
        foreach (var listener in _tcp) listener.Dispose();
    }

    private void Listen(IPEndPoint address, QueryServer server, TimeProvider clock)
    {
        var tcp = BindBoth(address, out var udp);
        var bound = (IPEndPoint)udp.LocalEndPoint!;
        _bound.Add(bound);
        _tcp.Add(new DnsTcpListener(tcp, server, _settings.Tcp, clock));
        _udp.Add(new UdpListener(udp, server, _settings.MaxUdpReply));
        for (var i = 1; i < _settings.UdpSockets; i++) _udp.Add(new UdpListener(BindUdp(bound), server, _settings.MaxUdpReply));
    }

    /// <summary>A free UDP port may be taken for TCP: then another is tried, if any port would do.</summary>
    private Socket BindBoth(IPEndPoint address, out Socket udp)
    {
        for (var attempt = 1; ; attempt++)
        {
            udp = BindUdp(address);
            var tcp = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                tcp.Bind(udp.LocalEndPoint!);
                tcp.Listen();
                return tcp;
            }
            catch (SocketException taken)
            {
                tcp.Dispose();
                udp.Dispose();
                if (address.Port != 0 || attempt == PortAttempts) throw new IOException($"Cannot listen for DNS on TCP {address}: {taken.Message}", taken);
            }
        }
    }

    private Socket BindUdp(IPEndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = ReceiveBufferBytes };
        try
        {
            if (_settings.UdpSockets > 1) socket.SetRawSocketOption(SocketLevel, ReusePort, BitConverter.GetBytes(1));
            socket.Bind(address);
            return socket;
        }
        catch (SocketException taken)
        {
            socket.Dispose();
            throw new IOException($"Cannot listen for DNS on UDP {address}: {taken.Message}", taken);
        }
    }
}

/// <param name="Tcp">Limits of connections.</param>
/// <param name="MaxUdpReply">No datagram is larger, whatever the client could take.</param>
/// <param name="UdpSockets">For each address; the kernel spreads clients over them.</param>
internal sealed record ListenerSettings(TcpSettings Tcp, int MaxUdpReply = 1232, int UdpSockets = 1);
