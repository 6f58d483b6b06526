using System.Net.Sockets;
using NetKube.ClusterDns.Chain;

namespace NetKube.ClusterDns.Server;

/// <summary>
/// Serves one UDP socket from one thread: takes what has come, answers it, sends the answers, each with one system call;
/// sleeps when nothing comes. A query that has to wait for somebody else leaves the batch with its buffers and sends its
/// reply by itself, so that it holds up nobody.
/// </summary>
internal sealed class UdpListener(Socket socket, QueryServer server, int maxReply) : IDisposable
{
    private const int BatchSize = 32;

    private readonly PendingWork _pending = new();
    private readonly DatagramSlot[] _slots = new DatagramSlot[BatchSize];
    private readonly PollWait _wait = new();
    private uint _rotation;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var wake = stop.Register(_wait.Wake);
        await Task.Factory.StartNew(() => Loop(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await _pending.WhenEmptyAsync();
    }

    public void Dispose()
    {
        _wait.Dispose();
        socket.Dispose();
    }

    private void Loop(CancellationToken stop)
    {
        using var incoming = new DatagramBatch(BatchSize);
        using var outgoing = new DatagramBatch(BatchSize);
        for (var i = 0; i < BatchSize; i++) Refill(incoming, i);
        while (!stop.IsCancellationRequested)
        {
            var count = incoming.Receive(socket.SafeHandle);
            if (count > 0) AnswerAll(incoming, outgoing, count, stop);
            else if (count == 0) _wait.Wait(socket.SafeHandle);
            else if (!DatagramBatch.IsPassing(-count)) throw new IOException($"Receiving DNS on UDP {socket.LocalEndPoint} failed with errno {-count}.");
        }
    }

    private void AnswerAll(DatagramBatch incoming, DatagramBatch outgoing, int count, CancellationToken stop)
    {
        var replies = 0;
        for (var i = 0; i < count; i++)
        {
            var slot = _slots[i];
            slot.PeerLength = incoming.PeerLengthOf(i);
            var length = incoming.IsCut(i) ? 0 : incoming.LengthOf(i);
            slot.Ask.Rotation = _rotation++;
            var reply = server.AnswerAsync(slot.Ask, slot.Query.AsSpan(0, length), slot.Reply, Math.Min(maxReply, slot.Reply.Length), stop);
            if (!reply.IsCompletedSuccessfully)
            {
                _pending.Add(SendLaterAsync(slot, reply));
                _slots[i] = NewSlot();
            }
            else if (reply.Result is > 0 and var size)
            {
                outgoing.Set(replies++, slot.Reply, size, slot.Peer, slot.PeerLength);
            }
        }

        outgoing.Send(socket.SafeHandle, replies);
        for (var i = 0; i < count; i++) Refill(incoming, i);
    }

    private void Refill(DatagramBatch incoming, int index)
    {
        var slot = _slots[index] ??= NewSlot();
        incoming.Set(index, slot.Query, slot.Query.Length, slot.Peer, slot.Peer.Length);
    }

    private DatagramSlot NewSlot() => new(socket.AddressFamily);

    private async Task SendLaterAsync(DatagramSlot slot, ValueTask<int> reply)
    {
        var size = await reply;
        if (size == 0) return;
        try
        {
            _ = socket.SendTo(slot.Reply.AsSpan(0, size), SocketFlags.None, slot.PeerAddress());
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The client or the socket is gone: nobody waits for the reply any more.
        }
    }
}

/// <summary>The buffers of one datagram and its reply, pinned because the kernel writes into them.</summary>
internal sealed class DatagramSlot(AddressFamily family)
{
    private const int QueryBytes = 1232;
    private const int ReplyBytes = 4096;
    private const int PeerBytes = 28;

    public DnsRequest Ask { get; } = new() { Transport = DnsTransport.Udp, IsIp6 = family == AddressFamily.InterNetworkV6 };

    public byte[] Query { get; } = GC.AllocateUninitializedArray<byte>(QueryBytes, pinned: true);

    public byte[] Reply { get; } = GC.AllocateUninitializedArray<byte>(ReplyBytes, pinned: true);

    public byte[] Peer { get; } = GC.AllocateArray<byte>(PeerBytes, pinned: true);

    public int PeerLength { get; set; } = PeerBytes;

    public System.Net.SocketAddress PeerAddress()
    {
        var address = new System.Net.SocketAddress(family, PeerLength);
        Peer.AsSpan(0, PeerLength).CopyTo(address.Buffer.Span);
        return address;
    }
}
