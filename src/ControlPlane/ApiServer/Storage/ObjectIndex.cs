using System.Collections.Immutable;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>
/// The objects of a resource by one of their properties (a label, a selectable field); immutable like the set it is
/// about. Made for what clients select by, kept up with every change:
/// <code>
/// field spec.nodeName   "node-1" -> {default/a, default/b}   "" -> {default/c}
/// </code>
/// </summary>
public sealed class ObjectIndex
{
    /// <summary>Below so many objects, looking at each is as fast.</summary>
    public const int WorthwhileFrom = 512;

    /// <summary>A resource has at most so many: each costs a little on every write.</summary>
    public const int Most = 8;

    private readonly Func<StoredObject, string?> _valueOf;
    private readonly ImmutableDictionary<string, ObjectSet> _values;

    private ObjectIndex(Func<StoredObject, string?> valueOf, ImmutableDictionary<string, ObjectSet> values)
    {
        (_valueOf, _values) = (valueOf, values);
    }

    /// <summary>No object has a value.</summary>
    public bool IsEmpty => _values.IsEmpty;

    /// <summary>The objects with this value.</summary>
    public ObjectSet With(string value) => _values.GetValueOrDefault(value, ObjectSet.Empty);

    /// <summary>The index of a set.</summary>
    public static ObjectIndex Of(ObjectSet objects, Func<StoredObject, string?> valueOf)
    {
        var groups = new Dictionary<string, List<StoredObject>>(StringComparer.Ordinal);
        foreach (var item in objects.All)
        {
            if (valueOf(item) is not { } value) continue;
            if (!groups.TryGetValue(value, out var group)) groups[value] = group = [];
            group.Add(item);
        }
        return new ObjectIndex(valueOf, groups.ToImmutableDictionary(g => g.Key, g => ObjectSet.Of(g.Value), StringComparer.Ordinal));
    }

    /// <summary>The index after a change.</summary>
    public ObjectIndex Changed(StoredObject? previous, StoredObject? current)
    {
        var values = _values;
        if (previous is not null && _valueOf(previous) is { } old)
        {
            var left = values.GetValueOrDefault(old, ObjectSet.Empty).Without(previous.Key);
            values = left.Count == 0 ? values.Remove(old) : values.SetItem(old, left);
        }
        if (current is not null && _valueOf(current) is { } value)
            values = values.SetItem(value, values.GetValueOrDefault(value, ObjectSet.Empty).With(current));
        return new ObjectIndex(_valueOf, values);
    }
}
