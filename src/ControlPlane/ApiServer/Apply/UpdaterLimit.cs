namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>
/// Keeps an object's managedFields small: of more than ten updaters the oldest of a version share one entry
/// ("ancient-changes").
/// </summary>
internal static class UpdaterLimit
{
    private const int MaxUpdaters = 10;
    private const string OldUpdates = "ancient-changes";

    public static ManagedFields Apply(ManagedFields managed)
    {
        if (managed.Owners.Count <= MaxUpdaters) return managed;
        var updaters = managed.Owners.Keys.Where(o => !o.Applies).ToList();
        var count = updaters.Count;
        if (count <= MaxUpdaters) return managed;
        updaters.Sort((a, b) => Order(managed, a, b));
        var first = new Dictionary<string, FieldOwner>(StringComparer.Ordinal);
        var next = new Dictionary<FieldOwner, OwnedFields>(managed.Owners);
        foreach (var updater in updaters)
        {
            if (count <= MaxUpdaters) break;
            var owned = managed.Owners[updater];
            if (first.TryAdd(owned.ApiVersion, updater)) continue;
            // The second of a version: it joins the first one in the bucket.
            var bucket = FieldOwner.Updater(OldUpdates, owned.ApiVersion, "");
            if (!next.TryGetValue(bucket, out var gathered) && next.Remove(first[owned.ApiVersion], out gathered)) next[bucket] = gathered;
            next[bucket] = owned with { Fields = owned.Fields.Union(next[bucket].Fields) };
            if (updater != bucket) next.Remove(updater);
            count--;
        }
        return new ManagedFields(next);
    }

    private static int Order(ManagedFields managed, FieldOwner left, FieldOwner right)
    {
        var order = (managed.Owners[left].Time?.Utc ?? DateTime.UnixEpoch).CompareTo(managed.Owners[right].Time?.Utc ?? DateTime.UnixEpoch);
        if (order == 0) order = string.CompareOrdinal(left.Name, right.Name);
        if (order == 0) order = string.CompareOrdinal(left.ApiVersion, right.ApiVersion);
        return order == 0 ? string.CompareOrdinal(left.Subresource, right.Subresource) : order;
    }
}
