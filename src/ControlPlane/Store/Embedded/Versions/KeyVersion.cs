namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// One change of one key, linked to the change before it. Example for "pods/a" (x = delete):
/// <code>
///   put at 3, put at 7, delete at 9, put at 12:   head -> 12 -> 9x -> 7 -> 3
///   read at 8                                     walks to 7
///   read at 9, 10, 11                             walks to 9x: the key does not exist
///   compact to 8   (3 and 7 lose their link)      head -> 12 -> 9x -> 7
///   compact to 9   (9x too)                       head -> 12 -> 9x        9x is garbage once 12 is compacted
///   if 9x were the head                           compact to 9 takes the key out of the tree
/// </code>
/// Everything but <see cref="Older"/> is immutable. Cutting a link is invisible to a reader of the newest revision,
/// who looks at heads only; a reader of the past looks at the compacted revision again when done (StateReader).
/// Forks share these: a fork never cuts a version that it inherited, and never needs what lies below one.
/// </summary>
internal sealed class KeyVersion(StoreEntry entry, KeyVersion? older)
{
    private KeyVersion? _older = older;

    /// <summary>The entry; of a delete, one with version 0 and the revision of the delete.</summary>
    public StoreEntry Entry { get; } = entry;

    public KeyVersion? Older => Volatile.Read(ref _older);

    public string Key => Entry.Key;

    public long Revision => Entry.ModRevision;

    public bool IsDelete => Entry.Version == 0;

    /// <summary>The entry, or null where this version is a delete.</summary>
    public StoreEntry? Live => IsDelete ? null : Entry;

    /// <summary>The put of a value over what was there, by a user.</summary>
    public static KeyVersion Put(KeyVersion? over, string key, ReadOnlyMemory<byte> value, long revision, string by) =>
        over is { IsDelete: false }
            ? new(new StoreEntry(over.Key, value, over.Entry.CreateRevision, revision, over.Entry.Version + 1) { By = by }, over)
            : new(new StoreEntry(over?.Key ?? key, value, revision, revision, 1) { By = by }, over);

    /// <summary>The delete of what was there, by a user.</summary>
    public static KeyVersion Delete(KeyVersion over, long revision, string by) =>
        new(new StoreEntry(over.Key, default, 0, revision, 0) { By = by }, over);

    /// <summary>The newest version not newer than a revision; null when there was none, or it was compacted away.</summary>
    public KeyVersion? At(long revision)
    {
        var version = this;
        while (version is not null && version.Revision > revision) version = version.Older;
        return version;
    }

    public StoreEvent ToEvent() => new(Key, Revision, Live, Older?.Live) { By = Entry.By };

    public void ForgetOlder() => Volatile.Write(ref _older, null);
}
