using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ClusterDns.Forwarding;
using NetKube.ClusterDns.Server;
using NetKube.ClusterDns.Tests.Zone;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Server;

/// <summary>A server on a free loopback port with the test zone, and a client to it.</summary>
internal sealed class RunningDns : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly DnsEngine _engine;
    private readonly Task _run;

    public RunningDns(ZoneSnapshot? zone = null, IReadOnlyList<IPEndPoint>? upstreams = null, TcpSettings? tcp = null, TimeProvider? clock = null, int udpSockets = 1)
    {
        Zone = new ZoneHolder(zone ?? ZoneWorld.Tracker().Commit());
        var forward = ForwardSettings.To(upstreams ?? []) with { AttemptTimeout = TimeSpan.FromMilliseconds(300), QueryTimeout = TimeSpan.FromSeconds(1) };
        var settings = new EngineSettings([new IPEndPoint(IPAddress.Loopback, 0)], forward, new ListenerSettings(tcp ?? new TcpSettings(), UdpSockets: udpSockets));
        _engine = new DnsEngine(Zone, settings, clock ?? TimeProvider.System, NullLoggerFactory.Instance);
        _run = _engine.RunAsync(_stop.Token);
    }

    public ZoneHolder Zone { get; }

    public DnsEngine Engine => _engine;

    public IPEndPoint Address => _engine.Bound[0];

    public Task Ended => _run;

    public Task<DnsMessage> AskAsync(string name, DnsType type, ushort udpSize = 1232) => AskAsync(Address, name, type, udpSize);

    public static async Task<DnsMessage> AskAsync(IPEndPoint server, string name, DnsType type, ushort udpSize = 1232)
    {
        var bytes = await SendAsync(server, DnsQuery.ToBytes(4711, DnsName.Parse(name), type, udpSize));
        Assert.True(DnsMessage.TryParse(bytes, out var reply));
        Assert.Equal(4711, reply.Id);
        return reply;
    }

    public static async Task<byte[]> SendAsync(IPEndPoint server, byte[] query)
    {
        using var limit = new CancellationTokenSource(Deadline);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, limit.Token);
        await socket.SendAsync(query, limit.Token);
        var buffer = new byte[DnsMessage.MaxSize];
        return buffer[..await socket.ReceiveAsync(buffer, limit.Token)];
    }

    public async Task<Socket> ConnectAsync()
    {
        using var limit = new CancellationTokenSource(Deadline);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Address, limit.Token);
        return socket;
    }

    public static async Task SendFramedAsync(Socket socket, params byte[][] messages)
    {
        var all = messages.SelectMany(m => (byte[])[(byte)(m.Length >> 8), (byte)m.Length, .. m]).ToArray();
        await socket.SendAsync(all);
    }

    public static async Task<DnsMessage?> ReadFramedAsync(Socket socket)
    {
        var prefix = await ReadAsync(socket, 2);
        if (prefix is null) return null;
        var bytes = await ReadAsync(socket, BinaryPrimitives.ReadUInt16BigEndian(prefix));
        return bytes is not null && DnsMessage.TryParse(bytes, out var message) ? message : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(Deadline);
        _engine.Dispose();
        _stop.Dispose();
    }

    private static async Task<byte[]?> ReadAsync(Socket socket, int count)
    {
        using var limit = new CancellationTokenSource(Deadline);
        var bytes = new byte[count];
        for (var have = 0; have < count;)
        {
            int got;
            try
            {
                got = await socket.ReceiveAsync(bytes.AsMemory(have), limit.Token);
            }
            catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
            {
                return null;
            }

            if (got == 0) return null;
            have += got;
        }

        return bytes;
    }
}
