using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// The log on disk: one segment that grows, complete ones before it, and the snapshot that replaces all older ones. A
/// full disk stops puts while the last segment still has its reserve, which deletes may use; the next put tries again.
/// </summary>
internal sealed class WriteAheadLog(
    IStoreFolder folder, EmbeddedStoreSettings settings, List<LogSegment> segments, SnapshotKeeper snapshots, SpareSegment spare, ILogger log)
    : ICommitLog, IAsyncDisposable
{
    private readonly FrameBuffer _buffer = new();
    private long _batchBytes;
    private long _droppable;
    private long _grown;
    private long _syncs;
    private long _bytes = segments.Sum(segment => segment.Position);

    /// <summary>Batches written, each with one sync.</summary>
    public long Syncs => Volatile.Read(ref _syncs);

    /// <summary>Bytes of records on disk, without the snapshot.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    private LogSegment Last => segments[^1];

    public void BeginBatch() => _batchBytes = ChangeRecords.MostOverhead;

    public bool HasRoom(int bytes, bool freesSpace, [NotNullWhen(false)] out Exception? full)
    {
        full = null;
        var batch = _batchBytes + bytes;
        if (batch + settings.ReservedBytes > Last.Left)
        {
            if (!spare.TryEnsure(SegmentFor(batch), out var failure) && (!freesSpace || batch > Last.Left))
            {
                full = new StoreFullException(
                    $"no space is left for the log in {folder.Path}; free some space on its disk, or delete objects", failure);
                return false;
            }
        }

        _batchBytes = batch;
        return true;
    }

    public void Write(IReadOnlyList<KeyVersion> changes, long firstRevision, long compactTo, DateTimeOffset at)
    {
        if (_batchBytes + settings.ReservedBytes > Last.Left && spare.TryEnsure(SegmentFor(_batchBytes), out _)) Roll(firstRevision - 1);
        _buffer.Clear();
        _buffer.Begin();
        ChangeRecords.Write(_buffer, compactTo, firstRevision, CollectionsMarshal.AsSpan((List<KeyVersion>)changes), at);
        _buffer.Finish(FrameKind.Batch, Last.Header.Salt);
        Last.Append(_buffer.Written);
        Volatile.Write(ref _syncs, _syncs + 1);
        Volatile.Write(ref _bytes, _bytes + _buffer.Written.Length);
        _grown += _buffer.Written.Length;
    }

    public bool Settle(StoreState published)
    {
        try
        {
            if (snapshots.TakeFinished() is { } finished) _droppable = finished.Revision;
            DropReplaced();
        }
        catch (IOException failure)
        {
            log.DeletingReplacedFailed(folder.Path, failure);   // tried again after the next batch
        }

        var grown = _grown;
        _grown = 0;
        return snapshots.BeginWhenDue(published, grown);
    }

    public async ValueTask DisposeAsync()
    {
        await snapshots.DisposeAsync();
        await spare.DisposeAsync();
        foreach (var segment in segments) segment.Dispose();
    }

    /// <summary>Marks the end of the log as meant: damage there is then told from a crash.</summary>
    public void MarkClosed() => Last.MarkClosed();

    private long SegmentFor(long batch) => StoreFileHeader.Bytes + batch + settings.ReservedBytes + Frame.SizeOf(0);

    private void Roll(long revision)
    {
        try
        {
            var last = Last;
            segments.Add(spare.Take(
                length => StoreFileHeader.New(StoreFileKind.Segment, last.Header.Store, last.Header.Sequence + 1, revision, length),
                last.Seal));
        }
        catch (IOException failure)
        {
            throw new StoreFailedException($"the next segment of the log could not be begun in {folder.Path}: {failure.Message}", failure);
        }

        spare.Prepare();
    }

    private void DropReplaced()
    {
        while (segments.Count > 1 && segments[1].Header.BaseRevision <= _droppable)
        {
            folder.Delete(segments[0].Name);
            Volatile.Write(ref _bytes, _bytes - segments[0].Position);
            segments[0].Dispose();
            segments.RemoveAt(0);
        }
    }
}
