namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// Writes a whole state, history included: the entries as they were at the compacted revision, then every change since,
/// as the log has them. The file gets its name when it is complete and on the disk.
/// </summary>
internal sealed class SnapshotWriter(IStoreFolder folder, Guid store, RevisionTimes times)
{
    private const int FrameBytes = 512 * 1024;

    public SnapshotFile Write(StoreState state, CancellationToken stop) =>
        Write(state, StoreFileNames.UnfinishedSnapshot, StoreFileNames.Snapshot(state.Revision), stop);

    /// <param name="state">The state.</param>
    /// <param name="unfinished">The file's name while it is written.</param>
    /// <param name="name">Its name when it is complete and on the disk.</param>
    /// <param name="stop">Ends it early; nothing is left then.</param>
    public SnapshotFile Write(StoreState state, string unfinished, string name, CancellationToken stop)
    {
        long size;
        try
        {
            using var file = folder.Create(unfinished, 0);
            size = Write(file, state, stop);
            file.Sync();
        }
        catch
        {
            folder.Delete(unfinished);
            throw;
        }

        folder.Rename(unfinished, name);
        folder.SyncNames();
        return new SnapshotFile(name, state.Revision, size);
    }

    public void Delete(SnapshotFile replaced) => folder.Delete(replaced.Name);

    private long Write(IStoreFile file, StoreState state, CancellationToken stop)
    {
        var header = StoreFileHeader.New(StoreFileKind.Snapshot, store, state.Revision, state.Compacted, 0);
        file.Write(0, header.ToBytes());
        var output = new Output(file, header.Salt, StoreFileHeader.Bytes, stop);
        var entries = WriteEntries(output, state);
        WriteChanges(output, state);
        output.Buffer.Begin();
        output.Buffer.Number(entries);
        output.Buffer.Number(state.History.End - state.History.First);
        output.Finish(FrameKind.SnapshotEnd);
        return output.Position;
    }

    private static long WriteEntries(Output output, StoreState state)
    {
        long entries = 0;
        output.Buffer.Begin();
        foreach (var head in KeyTree.Heads(state.Root))
        {
            if (head.At(state.Compacted)?.Live is not { } entry) continue;
            entries++;
            output.Buffer.Text(entry.Key);
            output.Buffer.Bytes(entry.Value.Span);
            output.Buffer.Number(entry.CreateRevision);
            output.Buffer.Number(entry.ModRevision);
            output.Buffer.Number(entry.Version);
            if (output.Buffer.Payload < FrameBytes) continue;
            output.Finish(FrameKind.Entries);
            output.Buffer.Begin();
        }

        output.Finish(FrameKind.Entries);
        return entries;
    }

    /// <summary>Frames of changes end where a mark of time begins, so that times survive.</summary>
    private void WriteChanges(Output output, StoreState state)
    {
        var marks = times.Marks();
        var mark = 0;
        var changes = new List<KeyVersion>();
        var bytes = 0;
        for (var i = state.History.First; i < state.History.End; i++)
        {
            var change = state.History[i];
            var newRevision = changes.Count > 0 && changes[^1].Revision != change.Revision;
            if (newRevision && (bytes >= FrameBytes || (mark < marks.Count && change.Revision >= marks[mark].Revision)))
            {
                Flush();
            }

            while (mark < marks.Count && marks[mark].Revision <= change.Revision) mark++;
            changes.Add(change);
            bytes += change.Entry.Value.Length + change.Key.Length;
        }

        if (changes.Count > 0) Flush();

        void Flush()
        {
            var at = mark > 0 ? marks[mark - 1].At : DateTimeOffset.UnixEpoch;
            output.Buffer.Begin();
            ChangeRecords.Write(output.Buffer, 0, changes[0].Revision, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(changes), at);
            output.Finish(FrameKind.Batch);
            changes.Clear();
            bytes = 0;
        }
    }

    private sealed class Output(IStoreFile file, ulong salt, long position, CancellationToken stop)
    {
        public FrameBuffer Buffer { get; } = new();

        public long Position { get; private set; } = position;

        public void Finish(FrameKind kind)
        {
            stop.ThrowIfCancellationRequested();
            Buffer.Finish(kind, salt);
            file.Write(Position, Buffer.Written);
            Position += Buffer.Written.Length;
            Buffer.Clear();
        }
    }
}
