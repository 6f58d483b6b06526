namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// A batch of transactions applied, one after the other, on top of the newest state. Nobody sees it before the log
/// has it: <see cref="ToState"/> is published then, or the whole edit is dropped.
/// </summary>
internal sealed class StateEdit(StoreState from)
{
    private readonly TreeEdit _tree = new(from.Root);
    private readonly List<KeyVersion> _changes = [];

    public long Revision { get; private set; } = from.Revision;

    /// <summary>The oldest revision that can be read afterwards.</summary>
    public long Compacted { get; private set; } = from.Compacted;

    /// <summary>All changes so far, in order of revision, each revision whole.</summary>
    public IReadOnlyList<KeyVersion> Changes => _changes;

    public bool IsEmpty => _changes.Count == 0 && Compacted == from.Compacted;

    public TransactionResult Apply(Transaction transaction)
    {
        if (!Holds(transaction.Conditions)) return new TransactionResult(false, Revision, Current(transaction.Conditions));
        var revision = Revision + 1;
        var by = UserNames.Shared(transaction.By);
        for (var i = 0; i < transaction.Writes.Count; i++)
        {
            if (Change(transaction.Writes[i], revision, by)) Revision = revision;
        }

        return new TransactionResult(true, Revision, []);
    }

    /// <summary>Carries out one user's write at a revision; false where it deletes what is not there.</summary>
    public bool Change(Write write, long revision, string by)
    {
        var over = _tree.Find(write.Key);
        if (write.Value is null && over?.Live is null) return false;
        var version = write.Value is { } value
            ? KeyVersion.Put(over, write.Key, value, revision, by)
            : KeyVersion.Delete(over!, revision, by);
        _tree.Put(version);
        _changes.Add(version);
        return true;
    }

    /// <summary>Takes the revision of writes that were carried out by <see cref="Change"/> (recovery).</summary>
    public void Advance(long revision) => Revision = revision;

    public void CompactTo(long revision) => Compacted = Math.Max(Compacted, revision);

    /// <summary>Takes keys out whose newest version is one of these deletes.</summary>
    public void Remove(IEnumerable<KeyVersion> deletes)
    {
        foreach (var delete in deletes)
        {
            if (ReferenceEquals(_tree.Find(delete.Key), delete)) _tree.Remove(delete.Key);
        }
    }

    public StoreState ToState()
    {
        var history = from.History.With(_changes);
        if (Compacted > from.Compacted) history = history.From(history.After(Compacted));
        return new StoreState(_tree.Root, Revision, Compacted, history);
    }

    private bool Holds(IReadOnlyList<RevisionIs> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            var condition = conditions[i];
            if ((_tree.Find(condition.Key)?.Live?.ModRevision ?? 0) != condition.ModRevision) return false;
        }

        return true;
    }

    private List<StoreEntry?> Current(IReadOnlyList<RevisionIs> conditions)
    {
        var entries = new List<StoreEntry?>(conditions.Count);
        foreach (var condition in conditions) entries.Add(_tree.Find(condition.Key)?.Live);
        return entries;
    }
}
