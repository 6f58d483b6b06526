using System.Collections.Immutable;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>
/// All objects of one resource at the newest revision, and its last changes, fed by the store's watch: lists and
/// watches are served from here. Readers take an immutable state; only the feeding loop writes.
/// </summary>
public sealed class ResourceCache(ApiResource resource)
{
    /// <summary>So many of the last changes are kept at most, and no more than they may weigh; who asks for older ones is served from the store's history.</summary>
    private const int KeptChanges = 16_384;

    private const long KeptBytes = 32L << 20;

    /// <summary>A watcher takes so many changes at a time: one that sleeps over them holds no more than these.</summary>
    private const int Portion = 256;

    private readonly Lock _gate = new(); // guards _changes, _size, _dropped and the swap of _state; nothing slow is called under it
    private readonly Deque _changes = new();
    private long _size;
    private State _state = new(ObjectSet.Empty, 0, []);
    private long _dropped;
    private TaskCompletionSource? _moved;

    /// <summary>The resource.</summary>
    public ApiResource Resource => resource;

    /// <summary>The newest state.</summary>
    public State Now => Volatile.Read(ref _state);

    /// <summary>Fills the cache, at start or anew; what was kept of changes is forgotten.</summary>
    public void Load(IEnumerable<StoreEntry> entries, long revision)
    {
        var objects = ObjectSet.Of(entries.Select(e => StoredObject.From(resource, e)));
        TaskCompletionSource? moved;
        lock (_gate)
        {
            Volatile.Write(ref _state, new State(objects, revision, []));
            _changes.Clear();
            (_size, _dropped) = (0, revision);
            moved = _moved;
            _moved = null;
        }
        moved?.SetResult();
    }

    /// <summary>Takes in changes of this resource, in revision order.</summary>
    /// <returns>What wakes those who wait for changes, for the caller to complete.</returns>
    public TaskCompletionSource? Apply(IEnumerable<StoreEvent> events)
    {
        lock (_gate)
        {
            var state = _state;
            foreach (var happened in events) state = ApplyOne(state, happened);
            Volatile.Write(ref _state, state);
            var moved = _moved;
            _moved = null;
            return moved;
        }
    }

    /// <summary>Changes up to this revision may have been forgotten.</summary>
    public long Forgotten => Volatile.Read(ref _dropped);

    /// <summary>The first changes after a revision (null when some of them were forgotten), and a signal for when there are more.</summary>
    public (IReadOnlyList<ObjectChange>? Changes, Task Moved) ChangesAfter(long revision)
    {
        lock (_gate)
        {
            if (revision < _dropped) return (null, Task.CompletedTask);
            _moved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (revision >= _state.Generation) return ([], _moved.Task);
            var first = FirstAfter(revision);
            var count = Math.Min(Portion, _changes.Count - first);
            // A write of many objects has one revision: it is not split.
            while (first + count < _changes.Count && _changes[first + count].Revision == _changes[first + count - 1].Revision) count++;
            return (_changes.Range(first, count), first + count < _changes.Count ? Task.CompletedTask : _moved.Task);
        }
    }

    /// <summary>The state with an index in it, which is made when it is first asked for. The same when there is no need or no room for one.</summary>
    public State WithIndex(string name, Func<StoredObject, string?> valueOf)
    {
        var now = Now;
        if (now.Index(name) is not null || now.Objects.Count < ObjectIndex.WorthwhileFrom) return now;
        lock (_gate)
        {
            if (_state.Index(name) is not null || _state.Indexes.Count >= ObjectIndex.Most) return _state;
            var index = ObjectIndex.Of(_state.Objects, valueOf);
            if (index.IsEmpty) return _state; // nobody has it: it would take the room of one that is of use
            var state = _state with { Indexes = _state.Indexes.Add(name, index) };
            Volatile.Write(ref _state, state);
            return state;
        }
    }

    /// <summary>The index of the first change after a revision, by bisection.</summary>
    private int FirstAfter(long revision)
    {
        var (low, high) = (0, _changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_changes[middle].Revision <= revision) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private State ApplyOne(State state, StoreEvent happened)
    {
        var previous = state.Objects.Find(happened.Key);
        var current = happened.Current is { } entry ? StoredObject.From(resource, entry) : null;
        if (previous is null && current is null) return state;
        Keep(new ObjectChange(happened.Revision, current, previous));
        var indexes = state.Indexes;
        foreach (var (name, index) in indexes) indexes = indexes.SetItem(name, index.Changed(previous, current));
        return new State(current is null ? state.Objects.Without(happened.Key) : state.Objects.With(current, isNew: previous is null), happened.Revision, indexes);
    }

    private void Keep(ObjectChange change)
    {
        _changes.Add(change);
        _size += change.Size;
        while (_changes.Count > KeptChanges || (_size > KeptBytes && _changes.Count > 1))
        {
            var oldest = _changes.RemoveFirst();
            _size -= oldest.Size;
            Volatile.Write(ref _dropped, oldest.Revision);
        }
    }

    /// <param name="Objects">By key.</param>
    /// <param name="Generation">Revision of the last change of this resource.</param>
    /// <param name="Indexes">The same objects by some of their properties.</param>
    public sealed record State(ObjectSet Objects, long Generation, ImmutableDictionary<string, ObjectIndex> Indexes)
    {
        /// <summary>The index of this name, if there is one.</summary>
        public ObjectIndex? Index(string name) => Indexes.GetValueOrDefault(name);
    }

    /// <summary>A list that grows at its end and shrinks at its start.</summary>
    private sealed class Deque
    {
        private readonly List<ObjectChange?> _items = [];
        private int _first;

        public int Count => _items.Count - _first;

        public ObjectChange this[int index] => _items[_first + index]!;

        public void Add(ObjectChange change) => _items.Add(change);

        public void Clear()
        {
            _items.Clear();
            _first = 0;
        }

        public ObjectChange[] Range(int index, int count)
        {
            var range = new ObjectChange[count];
            for (var i = 0; i < count; i++) range[i] = this[index + i];
            return range;
        }

        public ObjectChange RemoveFirst()
        {
            var oldest = this[0];
            _items[_first++] = null;
            if (_first > 1024 && _first > _items.Count / 2)
            {
                _items.RemoveRange(0, _first);
                _first = 0;
            }
            return oldest;
        }
    }
}
