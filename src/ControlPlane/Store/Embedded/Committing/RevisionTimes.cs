namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// When revisions were made, to the second: a mark (revision, time) for the first revision of each second with writes.
/// Time never runs backwards in it, whatever the clock does.
/// </summary>
internal sealed class RevisionTimes
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();   // guards _marks; a leaf lock, nothing is called under it
    private readonly List<(long Revision, DateTimeOffset At)> _marks = [];

    /// <summary>The given time, or the newest known one where the clock went back.</summary>
    public DateTimeOffset NotBefore(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _marks.Count > 0 && _marks[^1].At > now ? _marks[^1].At : now;
        }
    }

    public void Note(long revision, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_marks.Count == 0 || at - _marks[^1].At >= Spacing) _marks.Add((revision, at));
        }
    }

    /// <summary>The newest revision that was made by a time, to the second; 0 when none is known to be that old.</summary>
    public long RevisionAt(DateTimeOffset time)
    {
        lock (_gate)
        {
            var next = _marks.FindIndex(mark => mark.At > time);
            if (next < 0) return long.MaxValue;
            return next == 0 ? 0 : _marks[next].Revision - 1;
        }
    }

    /// <summary>When a revision was made, to the second; null when that is no longer known.</summary>
    public DateTimeOffset? At(long revision)
    {
        lock (_gate)
        {
            var at = _marks.FindLastIndex(mark => mark.Revision <= revision);
            return at < 0 ? null : _marks[at].At;
        }
    }

    /// <summary>A copy that ends at a revision.</summary>
    public RevisionTimes UpTo(long revision)
    {
        var copy = new RevisionTimes();
        foreach (var mark in Marks())
        {
            if (mark.Revision <= revision) copy._marks.Add(mark);
        }

        return copy;
    }

    /// <summary>All marks, in order.</summary>
    public IReadOnlyList<(long Revision, DateTimeOffset At)> Marks()
    {
        lock (_gate) return [.. _marks];
    }

    /// <summary>Forgets marks that only revisions before the compacted one need.</summary>
    public void Forget(long compacted)
    {
        lock (_gate)
        {
            var last = _marks.FindLastIndex(mark => mark.Revision <= compacted);
            if (last > 0) _marks.RemoveRange(0, last);
        }
    }
}
