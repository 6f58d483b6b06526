using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>A change of one object.</summary>
/// <param name="Revision">The change's revision.</param>
/// <param name="Current">After it; null for a delete.</param>
/// <param name="Previous">Before it; null for a create.</param>
public sealed record ObjectChange(long Revision, StoredObject? Current, StoredObject? Previous)
{
    private byte[]? _added;
    private byte[]? _modified;
    private byte[]? _deleted;
    private StoredObject? _last;

    /// <summary>The object that the change is about; a deleted one as it was last, at the revision of its deletion.</summary>
    public StoredObject Subject => Current ?? (_last ??= new StoredObject(Previous!.Resource, Previous.Key, Previous.Json, Revision));

    /// <summary>The JSON frame of a watch, encoded once however many watchers there are.</summary>
    public ReadOnlyMemory<byte> JsonFrame(string type) => type switch
    {
        "ADDED" => _added ??= WatchFrames.Json(type, Subject),
        "MODIFIED" => _modified ??= WatchFrames.Json(type, Subject),
        // A selector may see an object leave that still exists: the frame shows it as it left.
        _ => _deleted ??= WatchFrames.Json(type, Current is null ? Subject : new StoredObject(Previous!.Resource, Previous.Key, Previous.Json, Revision)),
    };
}

/// <summary>
/// All objects of one resource at the newest revision, and its last changes, fed by the store's watch: lists and
/// watches are served from here. Readers take an immutable state; only the feeding loop writes.
/// </summary>
public sealed class ResourceCache(ApiResource resource)
{
    /// <summary>At least so many changes are kept for watches that resume; who asks for older ones gets 410 and lists again.</summary>
    private const int KeptChanges = 16_384;

    private readonly Lock _gate = new(); // guards _changes, _dropped and the swap of _state; nothing is called under it
    private readonly List<ObjectChange> _changes = [];
    private State _state = new(ObjectSet.Empty, 0);
    private long _dropped;
    private TaskCompletionSource? _moved;

    /// <summary>The resource.</summary>
    public ApiResource Resource => resource;

    /// <summary>The newest state.</summary>
    public State Now => Volatile.Read(ref _state);

    /// <summary>Fills the cache at start.</summary>
    public void Load(IEnumerable<StoreEntry> entries, long revision)
    {
        var objects = ObjectSet.Of(entries.Select(e => StoredObject.From(resource, e)));
        lock (_gate)
        {
            Volatile.Write(ref _state, new State(objects, revision));
            _dropped = revision;
        }
    }

    /// <summary>Takes in changes of this resource, in revision order.</summary>
    public void Apply(IEnumerable<StoreEvent> events)
    {
        TaskCompletionSource? moved;
        lock (_gate)
        {
            var state = _state;
            foreach (var happened in events) state = ApplyOne(state, happened);
            Volatile.Write(ref _state, state);
            moved = _moved;
            _moved = null;
        }
        moved?.SetResult();
    }

    /// <summary>The changes after a revision (null when some of them were forgotten), and a signal for when there are more.</summary>
    public (IReadOnlyList<ObjectChange>? Changes, Task Moved) ChangesAfter(long revision)
    {
        lock (_gate)
        {
            _moved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (revision < _dropped) return (null, _moved.Task);
            if (revision >= _state.Generation) return ([], _moved.Task);
            var first = FirstAfter(revision);
            return (_changes.GetRange(first, _changes.Count - first), _moved.Task);
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
        _changes.Add(new ObjectChange(happened.Revision, current, previous));
        if (_changes.Count > 2 * KeptChanges)
        {
            _dropped = _changes[KeptChanges - 1].Revision;
            _changes.RemoveRange(0, KeptChanges);
        }
        return new State(current is null ? state.Objects.Without(happened.Key) : state.Objects.With(current), happened.Revision);
    }

    /// <param name="Objects">By key.</param>
    /// <param name="Generation">Revision of the last change of this resource.</param>
    public sealed record State(ObjectSet Objects, long Generation);
}
