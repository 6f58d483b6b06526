namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>A stretch of changes, filled from the front. Slots once published never change.</summary>
internal sealed class HistoryChunk
{
    public const int Size = 1024;

    public KeyVersion[] Changes { get; } = new KeyVersion[Size];
}

/// <summary>
/// All changes after the compacted revision, in order of revision, as one immutable view. A change has an index that
/// never changes; compaction moves <see cref="First"/>, a commit moves <see cref="End"/>:
/// <code>
///   index      1022 1023 | 1024 1025 1026        chunks of 1024
///   revision     40   41 |   41   42   43        a transaction of two writes at 41
///   After(41) = 1025; After(39) = 1022
/// </code>
/// A new view shares the chunks; what a commit appends lies beyond the end of every older view.
/// </summary>
internal sealed class ChangeHistory(HistoryChunk[] chunks, long first, long end)
{
    private readonly long _base = first / HistoryChunk.Size;

    public static ChangeHistory Empty { get; } = new([], 0, 0);

    public long First { get; } = first;

    public long End { get; } = end;

    public KeyVersion this[long index] => chunks[index / HistoryChunk.Size - _base].Changes[index % HistoryChunk.Size];

    /// <summary>The index of the first change newer than a revision.</summary>
    public long After(long revision)
    {
        long low = First, high = End - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (this[middle].Revision <= revision) low = middle + 1;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>This view with changes appended. Only the single writer may call it, on its newest view.</summary>
    public ChangeHistory With(IReadOnlyList<KeyVersion> changes)
    {
        var end = End + changes.Count;
        var needed = (int)((end + HistoryChunk.Size - 1) / HistoryChunk.Size - _base);
        var all = chunks;
        if (needed > all.Length)
        {
            Array.Resize(ref all, needed);
            for (var i = chunks.Length; i < needed; i++) all[i] = new HistoryChunk();
        }

        for (var i = 0; i < changes.Count; i++)
        {
            var index = End + i;
            all[index / HistoryChunk.Size - _base].Changes[index % HistoryChunk.Size] = changes[i];
        }

        return new ChangeHistory(all, First, end);
    }

    /// <summary>This view without what lies before an index.</summary>
    public ChangeHistory From(long index)
    {
        var drop = (int)(index / HistoryChunk.Size - _base);
        return new ChangeHistory(chunks[Math.Min(drop, chunks.Length)..], index, End);
    }
}
