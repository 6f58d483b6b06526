namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>Which revisions are kept: those younger than an age, and no more than fit a size.</summary>
internal sealed class HistoryPolicy(TimeSpan age, long mostBytes, RevisionTimes times)
{
    /// <summary>What a superseded version costs beside its value: the version, its entry, the array's header, its slot.</summary>
    private const int VersionBytes = 136;

    /// <summary>The revision to compact to; the state's compacted one when all may stay.</summary>
    public long CompactTo(StoreState state, DateTimeOffset now)
    {
        var tooOld = Math.Min(times.RevisionAt(now - age), state.Revision);
        return Math.Max(state.Compacted, Math.Max(tooOld, TooMuch(state)));
    }

    /// <summary>What history holds is what its changes replaced. From the newest back, that must fit.</summary>
    private long TooMuch(StoreState state)
    {
        long bytes = 0;
        for (var i = state.History.End - 1; i >= state.History.First; i--)
        {
            bytes += VersionBytes + (state.History[i].Older?.Entry.Value.Length ?? 0);
            if (bytes > mostBytes) return state.History[i].Revision;
        }

        return 0;
    }
}
