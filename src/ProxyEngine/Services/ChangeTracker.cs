namespace NetKube.ProxyEngine.Services;

/// Watch callbacks only take notes here: per key what was last taken by the loop and what is wanted now.
/// A change that is undone before the loop runs leaves no trace.
internal sealed class ChangeTracker<TKey, TValue>(IEqualityComparer<TValue>? same = null)
    where TKey : notnull
    where TValue : class
{
    private readonly IEqualityComparer<TValue> _same = same ?? EqualityComparer<TValue>.Default;
    private readonly Lock _gate = new();                     // guards the two below
    private readonly Dictionary<TKey, TValue> _taken = [];
    private readonly Dictionary<TKey, TValue?> _wanted = [];

    public int Pending
    {
        get
        {
            lock (_gate) return _wanted.Count;
        }
    }

    /// Returns whether there is anything to do because of this key.
    public bool Note(TKey key, TValue? now)
    {
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(key);
            if (_same.Equals(taken, now))
            {
                _wanted.Remove(key);
                return false;
            }

            _wanted[key] = now;
            return true;
        }
    }

    public IReadOnlyDictionary<TKey, TValue?> Take()
    {
        lock (_gate)
        {
            var taken = new Dictionary<TKey, TValue?>(_wanted);
            foreach (var (key, now) in taken)
            {
                if (now is null) _taken.Remove(key);
                else _taken[key] = now;
            }

            _wanted.Clear();
            return taken;
        }
    }
}
