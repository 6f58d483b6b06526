using System.Text.Json;
using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>Who owns fields. An applier stays the same whatever version it applies; an updater is another one with each.</summary>
internal readonly record struct FieldOwner(string Name, bool Applies, string ApiVersion, string Subresource)
{
    public static FieldOwner Applier(string name, string subresource) => new(name, true, "", subresource);

    public static FieldOwner Updater(string name, string apiVersion, string subresource) => new(name.Length == 0 ? "unknown" : name, false, apiVersion, subresource);

    /// <summary>As conflicts name it.</summary>
    public override string ToString()
    {
        var text = $"\"{Name}\"";
        if (Subresource.Length > 0) text += $" with subresource \"{Subresource}\"";
        return Applies ? text : $"{text} using {ApiVersion}";
    }
}

/// <param name="ApiVersion">The version in which the fields are named.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Time">When the owner last took fields.</param>
internal sealed record OwnedFields(string ApiVersion, FieldSet Fields, Time? Time);

/// <summary>metadata.managedFields as a value: the fields of each owner.</summary>
internal sealed class ManagedFields
{
    private const string FieldsType = "FieldsV1";
    private readonly Dictionary<FieldOwner, OwnedFields> _owners;

    public ManagedFields(IEnumerable<KeyValuePair<FieldOwner, OwnedFields>> owners)
    {
        _owners = new Dictionary<FieldOwner, OwnedFields>(owners);
    }

    public static ManagedFields None { get; } = new([]);

    public IReadOnlyDictionary<FieldOwner, OwnedFields> Owners => _owners;

    public bool IsEmpty => _owners.Count == 0;

    public OwnedFields? Find(FieldOwner owner) => _owners.GetValueOrDefault(owner);

    /// <summary>With an owner's fields set; owners of nothing are left out.</summary>
    public ManagedFields With(FieldOwner owner, OwnedFields fields)
    {
        var changed = new ManagedFields(_owners);
        if (fields.Fields.IsEmpty) changed._owners.Remove(owner);
        else changed._owners[owner] = fields;
        return changed;
    }

    /// <summary>Reads the entries; null when one of them is invalid.</summary>
    public static ManagedFields? TryRead(List<ManagedFieldsEntry>? entries)
    {
        if (entries is null or { Count: 0 }) return None;
        var owners = new Dictionary<FieldOwner, OwnedFields>(entries.Count);
        foreach (var entry in entries)
        {
            if (entry.Operation is not ("Apply" or "Update") || entry.ApiVersion.Length == 0 || entry.FieldsType != FieldsType) return null;
            var applies = entry.Operation == "Apply";
            var owner = new FieldOwner(entry.Manager, applies, applies ? "" : entry.ApiVersion, entry.Subresource);
            if (TryParse(entry.FieldsV1) is not { } fields) return null;
            owners[owner] = new OwnedFields(entry.ApiVersion, fields, entry.Time);
        }
        return new ManagedFields(owners);
    }

    /// <summary>The entries in the order of Kubernetes: appliers first, then by time and name. Null for none.</summary>
    public List<ManagedFieldsEntry>? Write()
    {
        if (_owners.Count == 0) return null;
        var entries = _owners.Select(static o => new ManagedFieldsEntry
        {
            Manager = o.Key.Name,
            Operation = o.Key.Applies ? "Apply" : "Update",
            ApiVersion = o.Value.ApiVersion,
            Time = o.Value.Time,
            FieldsType = FieldsType,
            FieldsV1 = FieldsV1.Print(o.Value.Fields),
            Subresource = o.Key.Subresource,
        }).ToList();
        if (entries.Count > 1) entries.Sort(Order);
        return entries;
    }

    /// <summary>Whether two lists of entries, as <see cref="Write"/> made them, say the same but for the times.</summary>
    public static bool SameButTimes(List<ManagedFieldsEntry>? left, List<ManagedFieldsEntry>? right)
    {
        if (left is null || right is null || left.Count != right.Count) return left is null && right is null;
        // A new time may have moved an entry to another place.
        return left.TrueForAll(entry => right.Exists(other => other.Manager == entry.Manager && other.Operation == entry.Operation
            && other.ApiVersion == entry.ApiVersion && other.Subresource == entry.Subresource && other.FieldsV1 == entry.FieldsV1));
    }

    private static FieldSet? TryParse(RawJson? fields)
    {
        try
        {
            return fields is { IsNull: false } raw ? FieldsV1.Parse(raw.Utf8.Span) : FieldSet.Empty;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int Order(ManagedFieldsEntry left, ManagedFieldsEntry right)
    {
        var order = string.CompareOrdinal(left.Operation, right.Operation);
        if (order == 0) order = (left.Time?.Utc ?? DateTime.UnixEpoch).CompareTo(right.Time?.Utc ?? DateTime.UnixEpoch);
        if (order == 0) order = string.CompareOrdinal(left.Manager, right.Manager);
        if (order == 0) order = string.CompareOrdinal(left.ApiVersion, right.ApiVersion);
        return order == 0 ? string.CompareOrdinal(left.Subresource, right.Subresource) : order;
    }
}
