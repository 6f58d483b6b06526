using System.Globalization;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.EndpointSlices;

/// <summary>
/// What was written and not yet seen in the cache. Names are generated, so planning against a stale cache would create
/// a second slice with the same endpoints.
/// </summary>
internal sealed class SliceTracker
{
    private readonly Lock _gate = new();   // guards _pending
    private readonly Dictionary<ObjectKey, Dictionary<string, long>> _pending = [];   // service -> slice uid -> least resourceVersion; max: its deletion

    public void Wrote(ObjectKey service, EndpointSlice slice) => Note(service, slice, Version(slice));

    public void Deleting(ObjectKey service, EndpointSlice slice) => Note(service, slice, long.MaxValue);

    public void Gone(ObjectKey service, EndpointSlice slice)
    {
        lock (_gate)
        {
            if (_pending.TryGetValue(service, out var slices)) slices.Remove(slice.Metadata.Uid);
        }
    }

    public void Forget(ObjectKey service)
    {
        lock (_gate) _pending.Remove(service);
    }

    /// <summary>Whether the cache lacks something written; what it has caught up with is dropped.</summary>
    public bool IsStale(ObjectKey service, IReadOnlyList<EndpointSlice> cached)
    {
        lock (_gate)
        {
            if (!_pending.TryGetValue(service, out var slices)) return false;
            foreach (var slice in cached)
            {
                if (!slices.TryGetValue(slice.Metadata.Uid, out var wanted)) continue;
                if (wanted == long.MaxValue ? slice.Metadata.DeletionTimestamp is null : Version(slice) < wanted) return true;
                slices.Remove(slice.Metadata.Uid);
            }
            // Deletions that the cache already shows by absence are done; creations are not.
            foreach (var gone in slices.Where(p => p.Value == long.MaxValue).Select(p => p.Key).ToList()) slices.Remove(gone);
            if (slices.Count > 0) return true;
            _pending.Remove(service);
            return false;
        }
    }

    private void Note(ObjectKey service, EndpointSlice slice, long version)
    {
        lock (_gate)
        {
            if (!_pending.TryGetValue(service, out var slices)) _pending.Add(service, slices = new Dictionary<string, long>(StringComparer.Ordinal));
            slices[slice.Metadata.Uid] = version;
        }
    }

    private static long Version(EndpointSlice slice) => long.TryParse(slice.Metadata.ResourceVersion, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
