namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// A store's newest state in one file, to be carried away and brought back. Whatever is written is read back from the
/// file and compared before the caller is told that it is safe.
/// </summary>
public static class StoreSnapshot
{
    private const string Unfinished = ".unfinished";

    /// <summary>Saves a store as it is now, while it goes on.</summary>
    public static Task<StoreSummary> SaveAsync(EmbeddedStore store, string path, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Task.Run(() => Save(StateFork.At(0, () => store.State), path, stop), stop);
    }

    /// <summary>Saves what was read of a store of any kind.</summary>
    public static Task<StoreSummary> SaveAsync(StoreContent content, string path, CancellationToken stop) =>
        Task.Run(() => Save(StateOf(content), path, stop), stop);

    /// <summary>Reads a whole snapshot and checks it.</summary>
    /// <exception cref="StoreCorruptException">It is not what was written.</exception>
    public static Task<StoreContent> ReadAsync(string path, CancellationToken stop) => Task.Run(
        () =>
        {
            var (state, _) = Read(path);
            return new StoreContent(state.Revision, [.. Entries(state)]);
        },
        stop);

    /// <summary>Reads a whole snapshot and tells what is in it.</summary>
    /// <exception cref="StoreCorruptException">It is not what was written.</exception>
    public static Task<StoreSummary> VerifyAsync(string path, CancellationToken stop) => Task.Run(() => Read(path).Summary, stop);

    /// <summary>
    /// Makes a store of a snapshot in an empty folder. Revisions go on where the snapshot ends; those who saw newer
    /// ones would see time run back, so that <paramref name="skipRevisions"/> should exceed what was written since.
    /// </summary>
    /// <exception cref="StoreExistsException">The folder holds a store.</exception>
    public static Task<StoreSummary> RestoreAsync(string path, string folder, long skipRevisions, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skipRevisions);
        return Task.Run(() => Restore(Read(path).State, new DiskFolder(folder), skipRevisions, stop), stop);
    }

    /// <summary>Makes a store of what was read of another.</summary>
    /// <exception cref="StoreExistsException">The folder holds a store.</exception>
    public static Task<StoreSummary> RestoreAsync(StoreContent content, string folder, long skipRevisions, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skipRevisions);
        return Task.Run(() => Restore(StateOf(content), new DiskFolder(folder), skipRevisions, stop), stop);
    }

    private static StoreSummary Save(StoreState state, string path, CancellationToken stop)
    {
        var (folder, name) = Place(path);
        _ = new SnapshotWriter(folder, Guid.NewGuid(), new RevisionTimes()).Write(state, name + Unfinished, name, stop);
        return ThrowUnlessEqual(SummaryOf(state), Read(path).Summary, path);
    }

    private static StoreSummary Restore(StoreState saved, IStoreFolder folder, long skipRevisions, CancellationToken stop)
    {
        using var held = folder.Lock();
        var names = folder.List();
        if (StoreFileNames.Segments(names).Count > 0 || StoreFileNames.Snapshots(names).Count > 0)
        {
            throw new StoreExistsException($"{folder.Path} holds a store already; restore into an empty folder, or move that store away first");
        }

        var state = StateFork.Alone(saved.Root, saved.Revision + skipRevisions);
        var file = new SnapshotWriter(folder, Guid.NewGuid(), new RevisionTimes()).Write(state, stop);
        folder.MarkUsed();
        var written = System.IO.Path.Combine(folder.Path, file.Name);
        return ThrowUnlessEqual(SummaryOf(state), Read(written).Summary, written);
    }

    private static (StoreState State, StoreSummary Summary) Read(string path)
    {
        var (folder, name) = Place(path);
        using var file = folder.Open(name);
        var state = new SnapshotReader(file, path).Read(new RevisionTimes()).State.ToState();
        return (state, SummaryOf(state));
    }

    private static StoreState StateOf(StoreContent content) =>
        StateFork.Alone(KeyTree.Build([.. content.Entries.Select(entry => new KeyVersion(entry, null))]), content.Revision);

    private static IEnumerable<StoreEntry> Entries(StoreState state) => KeyTree.Heads(state.Root).Select(head => head.Live).OfType<StoreEntry>();

    private static StoreSummary SummaryOf(StoreState state) => StoreSummary.Of(state.Revision, Entries(state));

    private static (DiskFolder Folder, string Name) Place(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return (new DiskFolder(System.IO.Path.GetDirectoryName(full)!), System.IO.Path.GetFileName(full));
    }

    private static StoreSummary ThrowUnlessEqual(StoreSummary wanted, StoreSummary found, string path) => wanted == found
        ? found
        : throw new StoreCorruptException($"{path} does not hold what was written to it: it should be {wanted}, it is {found}");
}
