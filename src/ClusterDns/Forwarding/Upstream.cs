using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using NetKube.ClusterDns.Server;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Forwarding;

/// <summary>
/// One server that is asked for names outside of the cluster. Every query has a socket of its own, so a port the kernel
/// picks at random, and a random id; an answer must come from the server's address and repeat id and question, or it is
/// passed over (RFC 5452 §9).
/// </summary>
internal sealed class Upstream(IPEndPoint address, TimeProvider clock)
{
    private const int ReplyBytes = 4096;
    private const int FailuresUntilDown = 2;

    private int _failures;
    private long _downSince;

    public IPEndPoint Address => address;

    /// <summary>It failed twice running, and not so long ago that it is time to try again.</summary>
    public bool IsDown(TimeSpan retryAfter) =>
        Volatile.Read(ref _failures) >= FailuresUntilDown && clock.GetElapsedTime(Volatile.Read(ref _downSince)) < retryAfter;

    /// <param name="question">Name, type and class as on the wire.</param>
    /// <param name="dnssecOk">Passed on from the client.</param>
    /// <param name="limit">For the whole attempt.</param>
    /// <param name="stop">Ends it early.</param>
    public async Task<Forwarded> AskAsync(ReadOnlyMemory<byte> question, bool dnssecOk, TimeSpan limit, CancellationToken stop)
    {
        using var patience = new TimeLimit(limit, clock, stop);
        var outcome = await TryAskAsync(QueryFor(question.Span, dnssecOk), question, patience.Token, stop);
        Note(outcome.Outcome);
        return outcome;
    }

    private async Task<Forwarded> TryAskAsync(byte[] query, ReadOnlyMemory<byte> question, CancellationToken patience, CancellationToken stop)
    {
        try
        {
            var reply = await AskUdpAsync(query, question, patience);
            _ = DnsHeader.TryRead(reply, out var header);
            if ((header.Flags & DnsFlags.Truncated) == 0) return new Forwarded(ForwardOutcome.Answered, reply);
            var whole = await AskTcpAsync(query, patience);
            return whole is not null && Matches(whole, query, question.Span)
                ? new Forwarded(ForwardOutcome.Answered, whole)
                : new Forwarded(ForwardOutcome.Malformed, default);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Forwarded(ForwardOutcome.TimedOut, default);
        }
        catch (SocketException)
        {
            return new Forwarded(ForwardOutcome.Unreachable, default);
        }
    }

    private async Task<byte[]> AskUdpAsync(byte[] query, ReadOnlyMemory<byte> question, CancellationToken patience)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(address, patience);
        await socket.SendAsync(query, patience);
        var buffer = new byte[ReplyBytes];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, patience);
            if (Matches(buffer.AsSpan(0, length), query, question.Span)) return buffer[..length];
        }
    }

    private async Task<byte[]?> AskTcpAsync(byte[] query, CancellationToken patience)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address, patience);
        var framed = new byte[2 + query.Length];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
        query.CopyTo(framed, 2);
        await socket.SendAsync(framed, patience);
        var prefix = new byte[2];
        if (!await TryReadAsync(socket, prefix, patience)) return null;
        var reply = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
        return await TryReadAsync(socket, reply, patience) ? reply : null;
    }

    private static async Task<bool> TryReadAsync(Socket socket, byte[] into, CancellationToken patience)
    {
        for (var have = 0; have < into.Length;)
        {
            var count = await socket.ReceiveAsync(into.AsMemory(have), patience);
            if (count == 0) return false;
            have += count;
        }

        return true;
    }

    private static byte[] QueryFor(ReadOnlySpan<byte> question, bool dnssecOk)
    {
        var query = new byte[DnsHeader.Size + question.Length + DnsEdns.BareSize];
        var id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
        new DnsHeader(id, DnsFlags.RecursionDesired, DnsOpcode.Query, 0, 1, 0, 0, 1).Write(query);
        question.CopyTo(query.AsSpan(DnsHeader.Size));
        var tail = new DnsWriter(query.AsSpan(DnsHeader.Size + question.Length));
        tail.WriteEdns(new DnsEdns(DnsEdns.DefaultUdpSize, DnssecOk: dnssecOk));
        return query;
    }

    private static bool Matches(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> query, ReadOnlySpan<byte> question) =>
        DnsHeader.TryRead(reply, out var header)
        && header.IsResponse
        && header.Questions == 1
        && reply[..2].SequenceEqual(query[..2])
        && reply.Length >= DnsHeader.Size + question.Length
        && DnsWireName.Same(reply.Slice(DnsHeader.Size, question.Length), question);

    private void Note(ForwardOutcome outcome)
    {
        if (outcome == ForwardOutcome.Answered)
        {
            Volatile.Write(ref _failures, 0);
            return;
        }

        Volatile.Write(ref _downSince, clock.GetTimestamp());
        Interlocked.Increment(ref _failures);
    }
}
