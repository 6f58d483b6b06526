namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Which revisions are kept: those younger than an age, and no more than fit a size.</summary>
internal sealed class HistoryPolicy(TimeSpan age, long mostBytes, RevisionTimes times)
{
    /// <summary>What a superseded version costs beside its value: the version, its entry, the array's header, its slot.</summary>
    private const int VersionBytes = 136;

    private long _known;
    private long _bytesAtMost;

    /// <summary>The revision to compact to; the state's compacted one when all may stay.</summary>
    public long CompactTo(StoreState state, DateTimeOffset now)
    {
        var tooOld = Math.Min(times.RevisionAt(now - age), state.Revision);
        return Math.Max(state.Compacted, Math.Max(tooOld, TooMuch(state)));
    }

    /// <summary>
    /// What history holds is what its changes replaced. From the newest back, that must fit. It is counted when it might
    /// not: what has come since the last count is added to that, and what has gone since is not taken off.
    /// </summary>
    private long TooMuch(StoreState state)
    {
        for (var i = Math.Max(_known, state.History.First); i < state.History.End; i++) _bytesAtMost += BytesOf(state.History[i]);
        _known = state.History.End;
        return _bytesAtMost > mostBytes ? Counted(state) : 0;
    }

    private long Counted(StoreState state)
    {
        long bytes = 0;
        for (var i = state.History.End - 1; i >= state.History.First; i--)
        {
            bytes += BytesOf(state.History[i]);
            if (bytes > mostBytes) return state.History[i].Revision;
        }

        _bytesAtMost = bytes;
        return 0;
    }

    private static long BytesOf(KeyVersion change) => VersionBytes + (change.Older?.Entry.Value.Length ?? 0);
}
