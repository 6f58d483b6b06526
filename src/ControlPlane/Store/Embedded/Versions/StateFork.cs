namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// States that begin a life of their own. Of the newest revision the whole tree is shared, at no cost; of a past one a
/// tree is built over the versions of that time, which are shared too (some milliseconds for 70,000 keys).
/// </summary>
internal static class StateFork
{
    public static StoreState At(long revision, Func<StoreState> published)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revision);
        var state = published();
        if (revision == 0 || revision == state.Revision) return Alone(state.Root, state.Revision);
        if (revision > state.Revision) throw new RevisionInFutureException(revision, state.Revision);
        var then = new List<KeyVersion>();
        foreach (var head in KeyTree.Heads(state.Root))
        {
            if (head.At(revision) is { IsDelete: false } version) then.Add(version);
        }

        // As in StateReader: compaction publishes before it cuts.
        var compacted = published().Compacted;
        if (revision < compacted) throw new RevisionCompactedException(revision, compacted);
        return Alone(KeyTree.Build(then), revision);
    }

    /// <summary>A tree at a revision, with nothing before it.</summary>
    public static StoreState Alone(TreeNode root, long revision) => new(root, revision, revision, ChangeHistory.Empty);
}
