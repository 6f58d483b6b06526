using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>
/// When revisions were made, and how long they are kept. etcd knows no times: every so often one server notes the
/// revision and the time in a key of its own, outside the store's keys, and all servers read it there. What is older
/// than the policy's age is compacted by whoever made the note.
/// </summary>
internal sealed class EtcdHistory(GrpcChannel channel, EtcdStore store, EtcdSettings settings, TimeProvider clock, ILogger log)
{
    private const int MarkBytes = 16;

    // Keys of the store begin with the prefix, which begins with a slash: this one lies beside them all.
    private readonly ByteString _key = ByteString.CopyFromUtf8("netkube.io/revision-times" + settings.Prefix);

    public async Task RunAsync(CancellationToken stop)
    {
        using var tick = new PeriodicTimer(settings.HistoryCheck, clock);
        try
        {
            while (await tick.WaitForNextTickAsync(stop)) await RoundAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The store is closing.
        }
    }

    /// <summary>The newest revision that is known to have been made by a time; 0 when no note is that old.</summary>
    public async ValueTask<long> RevisionAtAsync(DateTimeOffset time, CancellationToken stop)
    {
        var (marks, _, newest) = await ReadAsync(stop);
        if (time >= clock.GetUtcNow()) return newest;
        return marks.LastOrDefault(mark => mark.At <= time).Revision;
    }

    /// <summary>By when a revision was made; null when that is not known.</summary>
    public async ValueTask<DateTimeOffset?> TimeOfAsync(long revision, CancellationToken stop)
    {
        var (marks, _, _) = await ReadAsync(stop);
        var after = marks.FindIndex(mark => mark.Revision >= revision);
        return after < 0 ? null : marks[after].At;
    }

    private async Task RoundAsync(CancellationToken stop)
    {
        try
        {
            var now = clock.GetUtcNow();
            var (marks, noted, newest) = await ReadAsync(stop);
            if (marks.Count > 0 && (now - marks[^1].At < settings.HistoryCheck / 2 || newest <= noted)) return;
            marks.Add((newest, now));
            var compactTo = marks.LastOrDefault(mark => mark.At <= now - settings.HistoryAge).Revision;
            _ = marks.RemoveAll(mark => mark.Revision < compactTo);
            if (!await NoteAsync(marks, noted, stop) || compactTo == 0) return;
            await store.CompactAsync(compactTo, stop);
            log.HistoryCompacted(compactTo);
        }
        catch (Exception failure) when (failure is GrpcException or StoreUnavailableException or StoreFullException)
        {
            log.HistoryFailed(failure);
        }
    }

    /// <summary>Of several servers that note at once, one does.</summary>
    private async Task<bool> NoteAsync(List<(long Revision, DateTimeOffset At)> marks, long noted, CancellationToken stop)
    {
        var bytes = new byte[marks.Count * MarkBytes];
        for (var i = 0; i < marks.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * MarkBytes), marks[i].Revision);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan((i * MarkBytes) + 8), marks[i].At.ToUnixTimeMilliseconds());
        }

        var wire = new Wire.TxnRequest();
        wire.Compare.Add(new Wire.Compare { Key = _key, Target = Wire.Compare.Types.CompareTarget.Mod, ModRevision = noted });
        wire.Success.Add(new Wire.RequestOp { RequestPut = new Wire.PutRequest { Key = _key, Value = ByteString.CopyFrom(bytes) } });
        return (await channel.CallAsync(EtcdMethods.Txn, wire, stop)).Succeeded;
    }

    private async Task<(List<(long Revision, DateTimeOffset At)> Marks, long Noted, long Newest)> ReadAsync(CancellationToken stop)
    {
        var found = await channel.CallAsync(EtcdMethods.Range, new Wire.RangeRequest { Key = _key }, stop);
        var marks = new List<(long Revision, DateTimeOffset At)>();
        if (found.Kvs.Count == 0) return (marks, 0, found.Header.Revision);
        var bytes = found.Kvs[0].Value.Span;
        for (; bytes.Length >= MarkBytes; bytes = bytes[MarkBytes..])
        {
            marks.Add((BinaryPrimitives.ReadInt64LittleEndian(bytes), DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]))));
        }

        return (marks, found.Kvs[0].ModRevision, found.Header.Revision);
    }
}
