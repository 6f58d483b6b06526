using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Server;

/// <summary>
/// Messages of one connection, each after two bytes of length (RFC 1035 §4.2.2). A client may send several without waiting
/// (RFC 7766 §6.2.1.1); they are answered in their order. Ends when the client does, is idle too long, or sends what is no DNS.
/// </summary>
internal sealed class TcpConnection(Socket socket, QueryServer server, TimeSpan idle, TimeProvider clock)
{
    private const int PrefixBytes = 2;
    private const int ReadBytes = 4096;
    private const int ReplyBytes = PrefixBytes + DnsMessage.MaxSize;

    private readonly DnsRequest _ask = new() { Transport = DnsTransport.Tcp, IsIp6 = socket.AddressFamily == AddressFamily.InterNetworkV6 };
    private byte[] _read = ArrayPool<byte>.Shared.Rent(ReadBytes);
    private int _have;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await TryFillAsync(PrefixBytes, stop))
            {
                int length = BinaryPrimitives.ReadUInt16BigEndian(_read);
                if (length < DnsHeader.Size || !await TryFillAsync(PrefixBytes + length, stop)) return;
                if (!await TryAnswerAsync(length, stop)) return;
                _have -= PrefixBytes + length;
                _read.AsSpan(PrefixBytes + length, _have).CopyTo(_read);
            }
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException)
        {
            // The client went away, was idle for too long, or the server stops: all three end the connection, none is an error.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_read);
        }
    }

    private async Task<bool> TryAnswerAsync(int length, CancellationToken stop)
    {
        var reply = ArrayPool<byte>.Shared.Rent(ReplyBytes);
        try
        {
            _ask.Rotation++;
            var size = await server.AnswerAsync(
                _ask, _read.AsSpan(PrefixBytes, length), reply.AsMemory(PrefixBytes, DnsMessage.MaxSize), DnsMessage.MaxSize, stop);
            if (size == 0) return false;
            BinaryPrimitives.WriteUInt16BigEndian(reply, (ushort)size);
            using var patience = Patience(stop);
            for (var sent = 0; sent < PrefixBytes + size;)
            {
                sent += await socket.SendAsync(reply.AsMemory(sent, PrefixBytes + size - sent), patience.Token);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(reply);
        }
    }

    /// <summary>Reads until so many bytes are there. The whole message has one idle period to come: a byte now and then buys no time.</summary>
    private async Task<bool> TryFillAsync(int wanted, CancellationToken stop)
    {
        if (_have >= wanted) return true;
        if (_read.Length < wanted) Grow(wanted);
        using var patience = Patience(stop);
        while (_have < wanted)
        {
            var count = await socket.ReceiveAsync(_read.AsMemory(_have), patience.Token);
            if (count == 0) return false;
            _have += count;
        }

        return true;
    }

    private TimeLimit Patience(CancellationToken stop) => new(idle, clock, stop);

    private void Grow(int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent(wanted);
        _read.AsSpan(0, _have).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_read);
        _read = larger;
    }
}
