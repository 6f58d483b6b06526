using Google.Protobuf;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Store.Etcd.Grpc;

namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>
/// The store in an etcd v3, which several API servers may share: revisions are etcd's own, so they compare across
/// servers. Every read is linearizable: a server that was paused or cut off never answers from the past. The etcd may
/// hold other things; NetKube's keys begin with a prefix.
/// </summary>
public sealed class EtcdStore : IStore, IStoreHistory
{
    private readonly GrpcChannel _channel;
    private readonly EtcdKeys _keys;
    private readonly EtcdHistory _history;
    private readonly ILogger _log;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _keeping;

    private EtcdStore(GrpcChannel channel, EtcdSettings settings, long offset, TimeProvider clock, ILogger log)
    {
        (_channel, _clock, _log) = (channel, clock, log);
        _keys = new EtcdKeys(settings.Prefix, offset);
        _history = new EtcdHistory(new EtcdTimes(channel, new EtcdMarks(channel, settings.Prefix).Times), this, settings, clock, log);
        _keeping = _history.RunAsync(_stop.Token);
    }

    /// <summary>Opens the store; returns when an etcd has answered.</summary>
    /// <exception cref="StoreUnavailableException">None answers.</exception>
    public static async Task<EtcdStore> OpenAsync(EtcdSettings settings, TimeProvider clock, ILogger<EtcdStore> log, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var channel = EtcdConnection.Open(settings, clock);
        try
        {
            var status = await channel.CallAsync(EtcdMethods.Status, new Wire.StatusRequest(), stop);
            var offset = await new EtcdMarks(channel, settings.Prefix).ReadOffsetAsync(stop);
            log.StoreOpened(string.Join(", ", settings.Servers), status.Version, status.Header.Revision, settings.Prefix);
            return new EtcdStore(channel, settings, offset, clock, log);
        }
        catch (Exception failed)
        {
            channel.Dispose();
            throw failed is GrpcException refused ? EtcdErrors.Of(refused) : failed;
        }
    }

    /// <inheritdoc />
    public async ValueTask<long> CurrentRevisionAsync(CancellationToken stop) =>
        _keys.Revision((await CallAsync(EtcdMethods.Range, new Wire.RangeRequest { Key = _keys.Of("/"), CountOnly = true }, stop)).Header.Revision);

    /// <inheritdoc />
    public async ValueTask<RangeResult> RangeAsync(RangeRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Revision);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit);
        var nothing = request.End is { } end && KeyOrder.Compare(request.Start, end) >= 0;
        var at = request.Revision == 0 ? 0 : _keys.ToEtcd(request.Revision);
        if (at < 0 || (at == 0 && request.Revision > 0)) throw new RevisionCompactedException(request.Revision, await OldestAsync(stop));
        var wire = new Wire.RangeRequest
        {
            Key = _keys.Of(request.Start), RangeEnd = nothing ? ByteString.Empty : _keys.End(request.End),
            Revision = at, Limit = request.Limit, CountOnly = request.CountOnly || nothing,
        };
        try
        {
            var found = await _channel.CallAsync(EtcdMethods.Range, wire, stop);
            var revision = request.Revision == 0 ? _keys.Revision(found.Header.Revision) : request.Revision;
            return nothing ? new RangeResult([], 0, revision) : new RangeResult([.. found.Kvs.Select(_keys.Entry)], found.Count, revision);
        }
        catch (GrpcException refused) when (EtcdErrors.IsCompacted(refused))
        {
            throw new RevisionCompactedException(request.Revision, await OldestAsync(stop));
        }
        catch (GrpcException refused) when (EtcdErrors.IsFuture(refused))
        {
            throw new RevisionInFutureException(request.Revision, await CurrentRevisionAsync(stop));
        }
        catch (GrpcException failed)
        {
            throw EtcdErrors.Of(failed);
        }
    }

    /// <inheritdoc />
    public async ValueTask<TransactionResult> TransactAsync(Transaction transaction, CancellationToken stop)
    {
        _ = TransactionCheck.Checked(transaction);
        var wire = new Wire.TxnRequest();
        foreach (var condition in transaction.Conditions)
        {
            wire.Compare.Add(new Wire.Compare { Key = _keys.Of(condition.Key), Target = Wire.Compare.Types.CompareTarget.Mod,
                ModRevision = _keys.ToCondition(condition.ModRevision) });
            wire.Failure.Add(new Wire.RequestOp { RequestRange = new Wire.RangeRequest { Key = _keys.Of(condition.Key) } });
        }

        foreach (var write in transaction.Writes) wire.Success.Add(Operation(write));
        var result = await CallAsync(EtcdMethods.Txn, wire, stop);
        return new TransactionResult(result.Succeeded, _keys.Revision(result.Header.Revision), result.Succeeded ? [] : [.. result.Responses.Select(Found)]);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<WatchBatch> WatchAsync(WatchRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new EtcdWatcher(_channel, _keys, request, _clock, _log).ReadAsync(_stop.Token, stop);
    }

    /// <inheritdoc />
    public async ValueTask CompactAsync(long revision, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        if (_keys.ToEtcd(revision) < 1) return;
        try
        {
            await CompactEtcdAsync(_keys.ToEtcd(revision), stop);
        }
        catch (GrpcException refused) when (EtcdErrors.IsFuture(refused))
        {
            throw new RevisionInFutureException(revision, await CurrentRevisionAsync(stop));
        }
        catch (GrpcException failed)
        {
            throw EtcdErrors.Of(failed);
        }
    }

    /// <summary>Compacts to a revision as etcd counts; nothing happens where another server was first.</summary>
    internal async Task CompactEtcdAsync(long revision, CancellationToken stop)
    {
        try
        {
            _ = await _channel.CallAsync(EtcdMethods.Compact, new Wire.CompactionRequest { Revision = revision }, stop);
        }
        catch (GrpcException refused) when (EtcdErrors.IsCompacted(refused))
        {
            // It is compacted.
        }
    }

    /// <inheritdoc />
    public async ValueTask<long> RevisionAtAsync(DateTimeOffset time, CancellationToken stop) =>
        await _history.RevisionAtAsync(time, stop) is > 0 and var etcd ? _keys.Revision(etcd) : 0;

    /// <inheritdoc />
    public ValueTask<DateTimeOffset?> TimeOfAsync(long revision, CancellationToken stop) => _history.TimeOfAsync(_keys.ToEtcd(revision), stop);

    /// <inheritdoc />
    public async ValueTask<long> OldestAsync(CancellationToken stop)
    {
        try
        {
            _ = await _channel.CallAsync(EtcdMethods.Range, new Wire.RangeRequest { Key = _keys.Of("/"), Revision = 1, CountOnly = true }, stop);
            return _keys.Revision(1);
        }
        catch (GrpcException refused) when (EtcdErrors.IsCompacted(refused))
        {
            return await ToldOldestAsync(stop);
        }
        catch (GrpcException failed)
        {
            throw EtcdErrors.Of(failed);
        }
    }

    /// <summary>Ends all watches and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        await _keeping;
        _channel.Dispose();
    }

    /// <summary>etcd tells what it compacted only to a watch that asks for something older.</summary>
    private async Task<long> ToldOldestAsync(CancellationToken stop)
    {
        var ask = new Wire.WatchCreateRequest { Key = _keys.Of("/"), StartRevision = 1 };
        await using var stream = await _channel.OpenAsync(EtcdMethods.Watch, new Wire.WatchRequest { CreateRequest = ask }, stop);
        while (true)
        {
            var told = await stream.NextAsync(stop);
            if (told.Canceled) return _keys.Revision(Math.Max(told.CompactRevision, 1));
        }
    }

    private Wire.RequestOp Operation(Write write) => write.Value is { } value
        // The wire form is made before the call returns, and nobody changes the array: it need not be copied.
        ? new Wire.RequestOp { RequestPut = new Wire.PutRequest { Key = _keys.Of(write.Key), Value = UnsafeByteOperations.UnsafeWrap(value) } }
        : new Wire.RequestOp { RequestDeleteRange = new Wire.DeleteRangeRequest { Key = _keys.Of(write.Key) } };

    private StoreEntry? Found(Wire.ResponseOp response) =>
        response.ResponseRange.Kvs.Count == 0 ? null : _keys.Entry(response.ResponseRange.Kvs[0]);

    private async Task<T> CallAsync<T>(GrpcMethod<T> method, IMessage request, CancellationToken stop)
        where T : class, IMessage<T>
    {
        try
        {
            return await _channel.CallAsync(method, request, stop);
        }
        catch (GrpcException failed)
        {
            throw EtcdErrors.Of(failed);
        }
    }
}
