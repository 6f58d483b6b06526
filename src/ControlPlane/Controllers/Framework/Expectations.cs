using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>
/// What a controller has created and deleted but not yet seen in its cache. While something is outstanding the cache is
/// known to be stale, and acting on it would create or delete twice. Example, three replicas wanted, none in the cache:
///   expect 3 creations, create, create, (cache shows one: 2 outstanding), reconcile again -> not satisfied, does nothing.
/// An expectation that is not met within five minutes is dropped: level-triggered work must not stop for a lost event.
/// </summary>
internal sealed class Expectations(TimeProvider clock)
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();   // guards _byOwner
    private readonly Dictionary<ObjectKey, Outstanding> _byOwner = [];

    public void ExpectCreations(ObjectKey owner, int count)
    {
        lock (_gate) Of(owner).Creations += count;
    }

    public void ExpectDeletion(ObjectKey owner, string uid)
    {
        lock (_gate) Of(owner).Deletions.Add(uid);
    }

    /// <summary>The cache shows a new object of the owner's, or creating it failed.</summary>
    public void Created(ObjectKey owner, int count = 1)
    {
        lock (_gate)
        {
            if (_byOwner.TryGetValue(owner, out var outstanding)) outstanding.Creations = Math.Max(0, outstanding.Creations - count);
        }
    }

    /// <summary>The cache shows the object deleted or being deleted, or deleting it failed.</summary>
    public void Deleted(ObjectKey owner, string uid)
    {
        lock (_gate)
        {
            if (_byOwner.TryGetValue(owner, out var outstanding)) outstanding.Deletions.Remove(uid);
        }
    }

    /// <summary>The owner is gone.</summary>
    public void Forget(ObjectKey owner)
    {
        lock (_gate) _byOwner.Remove(owner);
    }

    public bool Satisfied(ObjectKey owner)
    {
        lock (_gate)
        {
            if (!_byOwner.TryGetValue(owner, out var outstanding)) return true;
            if (!outstanding.IsEmpty && clock.GetElapsedTime(outstanding.Since) < GiveUpAfter) return false;
            _byOwner.Remove(owner);
            return true;
        }
    }

    private Outstanding Of(ObjectKey owner)
    {
        if (!_byOwner.TryGetValue(owner, out var outstanding)) _byOwner.Add(owner, outstanding = new Outstanding());
        outstanding.Since = clock.GetTimestamp();
        return outstanding;
    }

    private sealed class Outstanding
    {
        public int Creations { get; set; }

        public HashSet<string> Deletions { get; } = new(StringComparer.Ordinal);

        public long Since { get; set; }

        public bool IsEmpty => Creations == 0 && Deletions.Count == 0;
    }
}
