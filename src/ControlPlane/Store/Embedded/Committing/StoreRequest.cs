namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// What a caller asks of the writer: a transaction or a compaction. The outcome is set while the batch is applied, and told to
/// the caller only when the batch is durable.
/// </summary>
internal sealed class StoreRequest() : TaskCompletionSource<TransactionResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private TransactionResult? _result;
    private Exception? _failure;

    public Transaction? Transaction { get; init; }

    /// <summary>The caller's thread may carry it out.</summary>
    public bool CallerWaits => Transaction is { CallerWaits: true };

    /// <summary>The revision to compact to; 0 for none.</summary>
    public long CompactTo { get; init; }

    /// <summary>Whether the request can only free space. Such requests may use the reserve of a full disk.</summary>
    public bool FreesSpace
    {
        get
        {
            for (var i = 0; i < (Transaction?.Writes.Count ?? 0); i++)
            {
                if (Transaction!.Writes[i].Value is not null) return false;
            }

            return true;
        }
    }

    /// <summary>At most so many bytes in the log.</summary>
    public int LogBytes
    {
        get
        {
            var bytes = ChangeRecords.MostOverhead;
            var by = (Transaction?.By.Length ?? 0) * 3;
            for (var i = 0; i < (Transaction?.Writes.Count ?? 0); i++)
            {
                var write = Transaction!.Writes[i];
                bytes += ChangeRecords.MostOverhead + by + (write.Key.Length * 3) + (write.Value?.Length ?? 0);
            }

            return bytes;
        }
    }

    public void Decide(TransactionResult result) => _result = result;

    public void Refuse(Exception failure) => _failure = failure;

    /// <summary>Tells the caller the outcome, or that of the batch where the batch failed.</summary>
    public void Tell(Exception? batchFailure)
    {
        if ((_failure ?? batchFailure) is { } failure) SetException(failure);
        else SetResult(_result!);
    }
}
