using System.Runtime.CompilerServices;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>
/// One watch. What etcd sends is not believed further than its versions earn it:
/// <list type="bullet">
/// <item>It asks from the last delivered revision on, not from the next: then etcd's own check refuses exactly the
/// starts whose next revision may have lost a delete to compaction (etcd 19179). What comes twice is dropped.</item>
/// <item>Events not newer than the last delivered one are dropped, whatever made etcd send them (17247, 20221, 15271).</item>
/// <item>etcd's progress marks may run ahead of events (15220). A watch that wants progress therefore watches every
/// key of the etcd: each revision is an event of some key, and events come in order.</item>
/// <item>A stream that breaks is opened again where it broke.</item>
/// </list>
/// </summary>
internal sealed class EtcdWatcher(GrpcChannel channel, EtcdKeys keys, WatchRequest request, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    private readonly Wire.WatchCreateRequest _range = request.Progress
        ? new() { Key = EtcdKeys.Zero, RangeEnd = EtcdKeys.Zero, PrevKv = true }
        : new() { Key = keys.Of(request.Start), RangeEnd = keys.End(request.End), PrevKv = true };
    private GrpcStream<Wire.WatchResponse>? _stream;
    private long _told = Math.Max(request.AfterRevision, keys.Revision(1));
    private bool _delivered;

    public async IAsyncEnumerable<WatchBatch> ReadAsync(CancellationToken closed, [EnumeratorCancellation] CancellationToken stop)
    {
        if (keys.ToEtcd(request.AfterRevision) < 1 && request.AfterRevision > 1) throw new RevisionCompactedException(request.AfterRevision, keys.Revision(1));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closed, stop);
        try
        {
            while (true) yield return await NextAsync(closed, either.Token);
        }
        finally
        {
            await HangUpAsync();
        }
    }

    private async Task<WatchBatch> NextAsync(CancellationToken closed, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (await ReceiveAsync(stop) is { } response && Take(response) is { } batch) return batch;
            }
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(EtcdStore));
        }
    }

    /// <summary>The next message with something in it; null when the stream had to be given up.</summary>
    private async Task<Wire.WatchResponse?> ReceiveAsync(CancellationToken stop)
    {
        try
        {
            _stream ??= await channel.OpenAsync(EtcdMethods.Watch, new Wire.WatchRequest { CreateRequest = From(_told) }, stop);
            var response = await _stream.NextAsync(stop);
            if (!response.Canceled) return response;
            if (response.CompactRevision > 0) throw Compacted(response.CompactRevision);
            log.WatchCancelled(request.Start, _told, response.CancelReason);
        }
        catch (GrpcException broken)
        {
            log.WatchBroken(request.Start, _told, broken.Message);
        }

        await HangUpAsync();
        await Task.Delay(RetryAfter, clock, stop);
        return null;
    }

    private WatchBatch? Take(Wire.WatchResponse response)
    {
        var events = new List<StoreEvent>(response.Events.Count);
        var upTo = _told;
        foreach (var happened in response.Events)
        {
            var revision = keys.Revision(happened.Kv.ModRevision);
            if (revision <= _told) continue;
            upTo = Math.Max(upTo, revision);
            if (keys.From(happened.Kv.Key) is { } key && KeyOrder.InRange(key, request.Start, request.End)) events.Add(Event(key, happened));
        }

        if (upTo == _told) return null;
        _told = upTo;
        if (events.Count == 0 && !request.Progress) return null;
        _delivered = true;
        return new WatchBatch(upTo, events);
    }

    private StoreEvent Event(string key, Wire.Event happened)
    {
        var previous = happened.PrevKv is { } before && before.ModRevision > 0 ? keys.Entry(before) : null;
        var deleted = happened.Type == Wire.Event.Types.EventType.Delete;
        // What was there before is gone when compaction overtakes this watcher: it is as late as one that is cut off.
        if (previous is null && (deleted || happened.Kv.Version > 1)) throw new WatcherTooSlowException(_told);
        return new StoreEvent(key, keys.Revision(happened.Kv.ModRevision), deleted ? null : keys.Entry(happened.Kv), happened.Kv.Version == 1
            ? null : previous);
    }

    private Wire.WatchCreateRequest From(long revision)
    {
        var ask = _range.Clone();
        ask.StartRevision = keys.ToEtcd(revision);
        return ask;
    }

    private Exception Compacted(long compacted) =>
        _delivered ? new WatcherTooSlowException(_told) : new RevisionCompactedException(request.AfterRevision, keys.Revision(compacted));

    private async Task HangUpAsync()
    {
        if (_stream is not { } stream) return;
        _stream = null;
        await stream.DisposeAsync();
    }
}
