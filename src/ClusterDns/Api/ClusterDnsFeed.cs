using System.Threading.Channels;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;

namespace NetKube.ClusterDns.Api;

/// <summary>
/// Takes the cluster's objects and keeps the zone up to date. The methods only take notes, from any thread: a loop turns
/// all the notes there are into one new snapshot, so that a storm of changes costs a few of them. Telling something twice
/// changes nothing.
/// </summary>
public sealed class ClusterDnsFeed
{
    private readonly ZoneTracker _tracker;
    private readonly ZoneHolder _zone;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _gate = new();   // guards the four below
    private Dictionary<ObjectKey, ZoneService?> _services = [];
    private Dictionary<ObjectKey, ZoneSlice?> _slices = [];
    private Dictionary<string, bool> _namespaces = [];
    private bool _synced;

    internal ClusterDnsFeed(ZoneTracker tracker, ZoneHolder zone) => (_tracker, _zone) = (tracker, zone);

    /// <summary>A service that is there, new or changed.</summary>
    public void Set(Service service) => Note(() => _services[KeyOf(service.Metadata)] = ZoneObjects.From(service));

    public void Remove(Service service) => Note(() => _services[KeyOf(service.Metadata)] = null);

    /// <summary>A slice that is there, new or changed.</summary>
    public void Set(EndpointSlice slice) => Note(() => _slices[KeyOf(slice.Metadata)] = ZoneObjects.From(slice));

    public void Remove(EndpointSlice slice) => Note(() => _slices[KeyOf(slice.Metadata)] = null);

    /// <summary>A namespace that is there.</summary>
    public void Set(Namespace ns) => Note(() => _namespaces[ns.Metadata.Name] = true);

    public void Remove(Namespace ns) => Note(() => _namespaces[ns.Metadata.Name] = false);

    /// <summary>All objects were told at least once. Until then nothing is said not to exist.</summary>
    public void MarkSynced() => Note(() => _synced = true);

    internal async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await _wake.Reader.WaitToReadAsync(stop))
            {
                _ = _wake.Reader.TryRead(out _);
                Apply();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped: the last snapshot stays.
        }
    }

    private static ObjectKey KeyOf(Shared.Api.Meta.V1.ObjectMeta metadata) => new(metadata.Namespace, metadata.Name);

    private void Note(Action note)
    {
        lock (_gate) note();
        _ = _wake.Writer.TryWrite(true);
    }

    private void Apply()
    {
        Dictionary<ObjectKey, ZoneService?> services;
        Dictionary<ObjectKey, ZoneSlice?> slices;
        Dictionary<string, bool> namespaces;
        bool synced;
        lock (_gate)
        {
            (services, slices, namespaces, synced) = (_services, _slices, _namespaces, _synced);
            (_services, _slices, _namespaces) = ([], [], []);
        }

        foreach (var (name, exists) in namespaces)
        {
            if (exists) _tracker.SetNamespace(name);
            else _tracker.RemoveNamespace(name);
        }

        foreach (var (key, service) in services)
        {
            if (service is null) _tracker.RemoveService(key);
            else _tracker.SetService(service);
        }

        foreach (var (key, slice) in slices)
        {
            if (slice is null) _tracker.RemoveSlice(key);
            else _tracker.SetSlice(slice);
        }

        if (synced) _tracker.MarkSynced();
        _zone.Replace(_tracker.Commit());
    }
}
