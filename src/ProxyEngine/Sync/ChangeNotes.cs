using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Sync;

/// Where watch callbacks write what they saw, and nothing more.
internal sealed class ChangeNotes
{
    private readonly ChangeTracker<ServiceName, ServiceObject> _services = new();
    private readonly ChangeTracker<(ServiceName Service, string Slice), EndpointSliceObject> _slices =
        new(EqualityComparer<EndpointSliceObject>.Create(IsSame));

    public int PendingServices => _services.Pending;

    public int PendingSlices => _slices.Pending;

    public bool Note(ServiceName name, ServiceObject? now) => _services.Note(name, now);

    public bool Note(ServiceName service, string slice, EndpointSliceObject? now) => _slices.Note((service, slice), now);

    public ModelChanges Take() => new(_services.Take(), _slices.Take());

    /// The time of the trigger is no content: that a slice was touched again does not make it another.
    private static bool IsSame(EndpointSliceObject? left, EndpointSliceObject? right) =>
        left is null || right is null ? left == right : left with { TriggeredAt = null } == right with { TriggeredAt = null };
}
