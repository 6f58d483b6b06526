using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Tests.Forwarding;

/// <summary>A name server that answers as the test says, over UDP and TCP, and counts.</summary>
internal sealed class FakeUpstream : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket _tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Func<DnsMessage, bool, IEnumerable<byte[]>> _answer;
    private readonly Task _run;
    private int _asked;

    /// <param name="answer">From the query, and whether it came over TCP, to the messages sent back.</param>
    public FakeUpstream(Func<DnsMessage, bool, IEnumerable<byte[]>> answer)
    {
        _answer = answer;
        _udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _tcp.Bind(_udp.LocalEndPoint!);
        _tcp.Listen();
        _run = Task.WhenAll(UdpAsync(), TcpAsync());
    }

    public IPEndPoint Address => (IPEndPoint)_udp.LocalEndPoint!;

    /// <summary>Questions so far, the server's own probe at start left out.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public static FakeUpstream Answering(string address, uint ttl = 300) => new((query, _) => [Reply(query, address, ttl).ToBytes()]);

    public static DnsMessage Reply(DnsMessage query, string address, uint ttl = 300) => new()
    {
        Id = query.Id,
        Flags = DnsFlags.Response | DnsFlags.RecursionAvailable,
        Questions = query.Questions,
        Answers = [new DnsRecord(query.Questions[0].Name, DnsType.A, ttl, new AddressRdata(IPAddress.Parse(address)))],
        Edns = new DnsEdns(1232),
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(10));
        _udp.Dispose();
        _tcp.Dispose();
        _stop.Dispose();
    }

    private async Task UdpAsync()
    {
        var buffer = new byte[1500];
        var peer = new IPEndPoint(IPAddress.Any, 0);
        try
        {
            while (true)
            {
                var got = await _udp.ReceiveFromAsync(buffer, SocketFlags.None, peer, _stop.Token);
                foreach (var reply in Answer(buffer.AsSpan(0, got.ReceivedBytes), overTcp: false)) await _udp.SendToAsync(reply, got.RemoteEndPoint);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptAsync(_stop.Token);
                var buffer = new byte[1500];
                var length = await client.ReceiveAsync(buffer, _stop.Token);
                if (length < 2) continue;
                foreach (var reply in Answer(buffer.AsSpan(2, BinaryPrimitives.ReadUInt16BigEndian(buffer)), overTcp: true))
                {
                    await client.SendAsync((byte[])[(byte)(reply.Length >> 8), (byte)reply.Length, .. reply]);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private IEnumerable<byte[]> Answer(ReadOnlySpan<byte> bytes, bool overTcp)
    {
        if (!DnsMessage.TryParse(bytes, out var query) || query.Questions[0].Type == DnsType.Hinfo) return [];
        Interlocked.Increment(ref _asked);
        return _answer(query, overTcp).ToList();
    }
}
