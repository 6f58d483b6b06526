namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Reads a snapshot and checks all of it.</summary>
internal sealed class SnapshotReader(IStoreFile file, string path)
{
    private readonly List<KeyVersion> _entries = [];
    private byte[] _buffer = new byte[1024 * 1024];
    private long _position = StoreFileHeader.Bytes;
    private StateEdit? _state;

    /// <returns>The state, open for the log's changes, and the store that the snapshot belongs to.</returns>
    public (StateEdit State, Guid Store) Read(RevisionTimes times)
    {
        var header = StoreFileHeader.Read(file, StoreFileKind.Snapshot, path);
        while (true)
        {
            var payload = Next(header.Salt, out var kind);
            switch (kind)
            {
                case FrameKind.Entries:
                    ReadEntries(payload);
                    break;
                case FrameKind.Batch or FrameKind.NamelessBatch:
                    ChangeRecords.Replay(payload, kind == FrameKind.Batch, State(header), times);
                    break;
                case FrameKind.SnapshotEnd:
                    CheckEnd(payload, State(header), header);
                    return (State(header), header.Store);
                default:
                    throw new StoreCorruptException($"{path} holds a record of kind {(uint)kind}, which no snapshot has");
            }
        }
    }

    private StateEdit State(StoreFileHeader header) => _state ??= new StateEdit(
        new StoreState(KeyTree.Build(_entries), header.BaseRevision, header.BaseRevision, ChangeHistory.Empty));

    private ReadOnlySpan<byte> Next(ulong salt, out FrameKind kind)
    {
        var read = file.Read(_position, _buffer.AsSpan(0, Frame.HeaderBytes));
        if (!Frame.HasHeader(_buffer.AsSpan(0, read), salt, out kind, out var payload)) throw Damaged();
        var size = Frame.SizeOf(payload);
        if (size > _buffer.Length) _buffer = new byte[size];
        read = file.Read(_position, _buffer.AsSpan(0, size));
        if (!Frame.IsIntact(_buffer.AsSpan(0, read), payload, salt)) throw Damaged();
        _position += size;
        return _buffer.AsSpan(Frame.HeaderBytes, payload);
    }

    private void ReadEntries(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        while (!reader.AtEnd)
        {
            var entry = new StoreEntry(reader.Text(), reader.Bytes(), reader.Number(), reader.Number(), reader.Number());
            _entries.Add(new KeyVersion(entry, older: null));
        }
    }

    private void CheckEnd(ReadOnlySpan<byte> payload, StateEdit state, StoreFileHeader header)
    {
        var reader = new PayloadReader(payload);
        if (reader.Number() != _entries.Count || reader.Number() != state.Changes.Count || state.Revision != header.Sequence)
        {
            throw new StoreCorruptException($"{path} does not hold as many records as its end says");
        }
    }

    private StoreCorruptException Damaged() => new(
        $"{path} is damaged: the record at byte {_position} fails its checksum. The log before the snapshot is gone, so the server does not "
        + "start. Restore the store from a backup, or look at the disk's health; nothing was changed");
}
