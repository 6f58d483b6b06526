using System.Text.Json;

namespace NetKube.Shared.Client.History;

/// <param name="Revision">When the field got the value.</param>
/// <param name="Time">The same as a time; empty where that is not known.</param>
/// <param name="Value">The value as JSON; null where the field or the object went away.</param>
/// <param name="User">Who wrote it; empty where the server's store does not know.</param>
/// <param name="Client">The client that wrote it, by metadata.managedFields; empty where nobody owns the field.</param>
/// <param name="Operation">Apply or Update, and the subresource.</param>
/// <param name="IsFirst">History begins here: the field may have had the value before.</param>
public sealed record FieldWrite(long Revision, string Time, string? Value, string User, string Client, string Operation, bool IsFirst);

/// <summary>Who gave a field its values: each change in an object's known states, with the user who made it and the client that owned the field then.</summary>
public static class FieldBlame
{
    /// <summary>The writes of a field, newest first.</summary>
    public static IReadOnlyList<FieldWrite> Of(IReadOnlyList<ObjectState> states, FieldPath field)
    {
        var writes = new List<FieldWrite>();
        JsonElement? last = null;
        for (var i = 0; i < states.Count; i++)
        {
            var value = states[i].State is { } state ? field.In(state) : null;
            if (i > 0 && Same(last, value)) continue;
            last = value;
            var (client, operation, time) = states[i].State is { } owned ? Owner(owned, field) : ("", "", "");
            writes.Insert(0, new FieldWrite(states[i].Revision, states[i].Time.Length > 0 ? states[i].Time : time, value?.GetRawText(), states[i].User,
                client, operation, i == 0 && !IsNew(states[i])));
        }

        return writes;
    }

    private static bool Same(JsonElement? a, JsonElement? b) => a is { } x && b is { } y ? JsonElement.DeepEquals(x, y) : a is null && b is null;

    /// <summary>An object's first state was made by its creation: its creationTimestamp and the state's time are one.</summary>
    private static bool IsNew(ObjectState first) =>
        first.State is { } state && state.GetProperty("metadata").TryGetProperty("creationTimestamp", out var created) && created.GetString() == first.Time;

    /// <summary>Of several owners, the one that wrote last.</summary>
    private static (string Client, string Operation, string Time) Owner(JsonElement state, FieldPath field)
    {
        var found = ("", "", "");
        if (!state.GetProperty("metadata").TryGetProperty("managedFields", out var entries)) return found;
        foreach (var entry in entries.EnumerateArray())
        {
            if (!entry.TryGetProperty("fieldsV1", out var fields) || !field.IsOwnedBy(fields, state)) continue;
            var time = Text(entry, "time");
            if (string.CompareOrdinal(time, found.Item3) < 0) continue;
            var subresource = Text(entry, "subresource");
            found = (Text(entry, "manager"), Text(entry, "operation") + (subresource.Length > 0 ? " of " + subresource : ""), time);
        }

        return found;
    }

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
