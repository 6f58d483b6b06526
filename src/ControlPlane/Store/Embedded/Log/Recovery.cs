using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>What a folder holds: the state, and the log to go on with.</summary>
internal sealed record RecoveredStore(
    StoreState State, RevisionTimes Times, Guid Store, SnapshotFile? Snapshot, List<LogSegment> Segments, SpareSegment Spare);

/// <summary>
/// Reads a store's folder: the newest snapshot, then the log after it. Keeps every record that is whole, cuts a torn
/// end, refuses everything that a crash cannot have left. Until it is sure of the whole it changes nothing.
/// </summary>
internal sealed class Recovery(IStoreFolder folder, EmbeddedStoreSettings settings, ILogger log)
{
    private readonly RevisionTimes _times = new();
    private readonly List<LogSegment> _segments = [];
    private StateEdit _state = new(StoreState.Empty);
    private Guid _store;
    private SnapshotFile? _snapshot;
    private LogSegment? _torn;
    private bool _lastIsSealed;

    public RecoveredStore Run()
    {
        try
        {
            return ReadAll();
        }
        catch
        {
            foreach (var segment in _segments) segment.Dispose();
            throw;
        }
    }

    private RecoveredStore ReadAll()
    {
        var names = folder.List();
        var snapshots = StoreFileNames.Snapshots(names);
        var segments = StoreFileNames.Segments(names);
        if (snapshots.Count == 0 && segments.Count == 0) return Begin();

        if (snapshots.Count > 0) ReadSnapshot(snapshots[^1]);
        var kept = Unbroken(segments);
        ReadLog(kept);
        if (_lastIsSealed) FinishRoll();
        CutTornEnd();
        RemoveLeftovers(folder.List(), snapshots);
        foreach (var replaced in segments.Except(kept)) folder.Delete(StoreFileNames.Segment(replaced));
        var state = Settle();
        var spare = new SpareSegment(folder, settings.SegmentBytes);
        if (_segments.Count == 0) AddSegment(spare, state.Revision);
        folder.MarkUsed();
        return new RecoveredStore(state, _times, _store, _snapshot, _segments, spare);
    }

    private RecoveredStore Begin()
    {
        if (folder.WasUsed())
        {
            throw new StoreMissingException(
                $"the store folder {folder.Path} is empty, but a store was made there before. Was its disk not mounted? Restore it, "
                + $"or delete {folder.Path}.used to begin an empty cluster");
        }

        _store = Guid.NewGuid();
        RemoveLeftovers(folder.List(), []);
        var spare = new SpareSegment(folder, settings.SegmentBytes);
        AddSegment(spare, StoreState.FirstRevision);
        folder.MarkUsed();
        return new RecoveredStore(StoreState.Empty, _times, _store, null, _segments, spare);
    }

    private void ReadSnapshot(long revision)
    {
        var name = StoreFileNames.Snapshot(revision);
        using var file = folder.Open(name);
        (_state, _store) = new SnapshotReader(file, Path(name)).Read(_times);
        if (_state.Revision != revision) throw new StoreCorruptException($"{Path(name)} holds revision {_state.Revision}");
        _snapshot = new SnapshotFile(name, revision, file.Length);
    }

    /// <summary>
    /// The newest segments up to the first gap in their numbers. Segments that a snapshot replaced are deleted without
    /// waiting for the disk, so that after a crash some may be back and others not. If what is unbroken begins too late,
    /// its first header tells (<see cref="ReadHeader"/>).
    /// </summary>
    private static List<long> Unbroken(IReadOnlyList<long> sequences)
    {
        var first = sequences.Count - 1;
        while (first > 0 && sequences[first - 1] == sequences[first] - 1) first--;
        return [.. sequences.Skip(first)];
    }

    private void ReadLog(IReadOnlyList<long> sequences)
    {
        var buffer = Array.Empty<byte>();
        for (var i = 0; i < sequences.Count; i++)
        {
            var file = folder.Open(StoreFileNames.Segment(sequences[i]));
            var header = ReadHeader(file, sequences[i]);
            var length = (int)file.Length;
            if (buffer.Length < length) buffer = new byte[length];
            if (file.Read(0, buffer.AsSpan(0, length)) < length) throw new IOException($"{Path(StoreFileNames.Segment(sequences[i]))} shrank while it was read");
            ReadSegment(header, file, buffer.AsSpan(0, length), last: i == sequences.Count - 1);
        }
    }

    private StoreFileHeader ReadHeader(IStoreFile file, long sequence)
    {
        var path = Path(StoreFileNames.Segment(sequence));
        var header = StoreFileHeader.Read(file, StoreFileKind.Segment, path);
        if (_store == Guid.Empty) _store = header.Store;
        if (header.Store != _store) throw new StoreCorruptException($"{path} belongs to another store");
        if (header.Sequence != sequence) throw new StoreCorruptException($"{path} is segment {header.Sequence} by its header");
        if (header.BaseRevision > _state.Revision)
        {
            throw new StoreCorruptException(
                $"{path} begins after revision {header.BaseRevision}, but what is before it ends at {_state.Revision}: files are missing");
        }

        return header;
    }

    private void ReadSegment(StoreFileHeader header, IStoreFile file, ReadOnlySpan<byte> bytes, bool last)
    {
        var path = Path(StoreFileNames.Segment(header.Sequence));
        var position = StoreFileHeader.Bytes;
        var isSealed = false;
        while (!isSealed && Frame.HasHeader(bytes[position..], header.Salt, out var kind, out var payload)
            && Frame.IsIntact(bytes[position..], payload, header.Salt))
        {
            if (kind is FrameKind.Batch or FrameKind.NamelessBatch)
                ChangeRecords.Replay(bytes.Slice(position + Frame.HeaderBytes, payload), kind == FrameKind.Batch, _state, _times);
            position += Frame.SizeOf(payload);
            isSealed = kind == FrameKind.Sealed;
        }

        var segment = new LogSegment(header, file, position);
        _segments.Add(segment);
        if (isSealed)
        {
            _lastIsSealed = last;
            return;
        }

        if (!last) throw TailJudge.Damaged(path, position, "later segments follow");
        if (bytes.Length < header.Length)
        {
            throw TailJudge.Damaged(path, position, $"the file is {header.Length - bytes.Length} bytes shorter than it was made");
        }

        if (TailJudge.IsTorn(bytes, position, header.Salt, path)) _torn = segment;
    }

    /// <summary>
    /// A segment is sealed when the next one is on the disk but for its name. So where a sealed one is the last, a crash came just
    /// then, or the next one was there and is gone, with writes that were acknowledged.
    /// </summary>
    private void FinishRoll()
    {
        var sequence = _segments[^1].Header.Sequence + 1;
        var next = StoreFileNames.Segment(sequence);
        if (!folder.List().Contains(StoreFileNames.Spare)) throw TailJudge.Missing(Path(next));
        var file = folder.Open(StoreFileNames.Spare);
        try
        {
            var header = StoreFileHeader.Read(file, StoreFileKind.Segment, Path(StoreFileNames.Spare));
            if (header.Store != _store || header.Sequence != sequence || header.BaseRevision != _state.Revision) throw TailJudge.Missing(Path(next));
            folder.Rename(StoreFileNames.Spare, next);
            folder.SyncNames();
            _segments.Add(new LogSegment(header, file, StoreFileHeader.Bytes));
        }
        catch (StoreCorruptException)
        {
            file.Dispose();
            throw TailJudge.Missing(Path(next));
        }
    }

    private void CutTornEnd()
    {
        if (_torn is null) return;
        log.CuttingTornRecord(_torn.Name, _torn.Position, _state.Revision);
        _torn.ClearRest();
    }

    private void RemoveLeftovers(IReadOnlyList<string> names, IReadOnlyList<long> snapshots)
    {
        foreach (var name in names)
        {
            if (name is StoreFileNames.Spare or StoreFileNames.UnfinishedSnapshot) folder.Delete(name);
        }

        foreach (var older in snapshots.SkipLast(1)) folder.Delete(StoreFileNames.Snapshot(older));
    }

    /// <summary>Carries out what compactions left to do.</summary>
    private StoreState Settle()
    {
        var forgotten = _state.Changes.TakeWhile(change => change.Revision <= _state.Compacted).ToList();
        foreach (var change in forgotten) change.ForgetOlder();
        _state.Remove(forgotten.Where(change => change.IsDelete));
        return _state.ToState();
    }

    private void AddSegment(SpareSegment spare, long revision)
    {
        if (!spare.TryEnsure(settings.SegmentBytes, out var full))
        {
            throw new StoreFullException($"no space is left to begin the log in {folder.Path}", full);
        }

        var sequence = _segments.Count > 0 ? _segments[^1].Header.Sequence + 1 : 1;
        _segments.Add(spare.Take(
            length => StoreFileHeader.New(StoreFileKind.Segment, _store, sequence, revision, length), () => { }));
    }

    private string Path(string name) => System.IO.Path.Combine(folder.Path, name);
}
