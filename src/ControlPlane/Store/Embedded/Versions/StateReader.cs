namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Ranges over published states.</summary>
internal static class StateReader
{
    /// <param name="request">What to read.</param>
    /// <param name="published">Gives the newest published state; asked again after a read of the past.</param>
    public static RangeResult Range(RangeRequest request, Func<StoreState> published)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Revision);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit);
        var state = published();
        if (request.Revision == 0) return Read(request, state, past: 0, state.Revision);

        if (request.Revision > state.Revision) throw new RevisionInFutureException(request.Revision, state.Revision);
        ThrowIfCompacted(request.Revision, state);
        var result = Read(request, state, request.Revision, request.Revision);
        // Compaction publishes its revision before it cuts the first link, so a read that met a cut link fails here.
        ThrowIfCompacted(request.Revision, published());
        return result;
    }

    private static RangeResult Read(RangeRequest request, StoreState state, long past, long revision)
    {
        if (request.End is null) return Single(request, state, past, revision);
        if (KeyOrder.Compare(request.Start, request.End) >= 0) return new RangeResult([], 0, revision);
        var scan = new RangeScan(request, past);
        scan.Visit(state.Root);
        return new RangeResult(scan.Entries, scan.Count, revision);
    }

    private static RangeResult Single(RangeRequest request, StoreState state, long past, long revision)
    {
        var head = KeyTree.Find(state.Root, request.Start);
        var entry = (past == 0 ? head : head?.At(past))?.Live;
        if (entry is null) return new RangeResult([], 0, revision);
        return new RangeResult(request.CountOnly ? [] : [entry], 1, revision);
    }

    private static void ThrowIfCompacted(long revision, StoreState state)
    {
        if (revision < state.Compacted) throw new RevisionCompactedException(revision, state.Compacted);
    }
}
