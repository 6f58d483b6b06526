namespace NetKube.StoreTorture.Histories;

/// <param name="Revision">The revision of the change.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; 0 for a delete.</param>
internal readonly record struct Change(long Revision, int Key, long Value);

/// <summary>
/// The model: what the store says it did, in its own order, from a revision on. Everything a client saw has to follow
/// from this order, and the order has to agree with real time; then the history is linearizable, and this is the witness.
/// </summary>
internal sealed class Model
{
    private readonly Dictionary<long, Change> _changes = [];
    private readonly List<Change>[] _byKey = [.. Enumerable.Range(0, HistoryChild.Keys).Select(_ => new List<Change>())];

    public Model(long begin, IReadOnlyList<Change> atBegin, IReadOnlyList<Change> since)
    {
        Begin = begin;
        End = since.Count > 0 ? since[^1].Revision : begin;
        foreach (var change in atBegin) _byKey[change.Key].Add(change);
        foreach (var change in since)
        {
            _changes.Add(change.Revision, change);
            _byKey[change.Key].Add(change);
        }
    }

    public long Begin { get; }

    public long End { get; }

    public Change? At(long revision) => _changes.TryGetValue(revision, out var change) ? change : null;

    /// <summary>The newest change of a key up to a revision; one with value 0 where the key did not exist.</summary>
    public Change Of(int key, long revision)
    {
        var changes = _byKey[key];
        var (low, high) = (0, changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (changes[middle].Revision <= revision) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? new Change(0, key, 0) : changes[low - 1];
    }
}
