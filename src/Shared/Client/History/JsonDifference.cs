using System.Text.Json;

namespace NetKube.Shared.Client.History;

/// <param name="Path">Where, as in kubectl's field selectors: spec.containers[web].image.</param>
/// <param name="Before">The value before, as JSON; null where there was none.</param>
/// <param name="After">The value after; null where it is gone.</param>
public sealed record FieldChange(string Path, string? Before, string? After);

/// <summary>What differs between two states of an object. Items of lists are matched by their name where they have one.</summary>
public static class JsonDifference
{
    // They change with every write and say nothing of themselves.
    private static readonly string[] Left = ["metadata.resourceVersion", "metadata.managedFields", "metadata.generation"];

    /// <summary>The changed fields, in the order of the documents.</summary>
    public static IReadOnlyList<FieldChange> Between(JsonElement before, JsonElement after)
    {
        var changes = new List<FieldChange>();
        Compare("", before, after, changes);
        return changes;
    }

    private static void Compare(string path, JsonElement? before, JsonElement? after, List<FieldChange> changes)
    {
        if (Left.Contains(path)) return;
        if (before is { } a && after is { } b)
        {
            if (JsonElement.DeepEquals(a, b)) return;
            if (a.ValueKind == b.ValueKind && a.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                Members(path, a, b, changes);
                return;
            }
        }

        changes.Add(new FieldChange(path, before?.GetRawText(), after?.GetRawText()));
    }

    private static void Members(string path, JsonElement before, JsonElement after, List<FieldChange> changes)
    {
        var (old, now) = (FieldPath.Members(before), FieldPath.Members(after));
        foreach (var (name, value) in old)
        {
            var found = now.FindIndex(member => member.Name == name);
            Compare(path + Step(path, name), value, found < 0 ? null : now[found].Value, changes);
        }

        foreach (var (name, value) in now.Where(member => old.FindIndex(known => known.Name == member.Name) < 0)) Compare(path + Step(path, name),
            null, value, changes);
    }

    private static string Step(string path, string name) => name[0] == '[' || path.Length == 0 ? name : "." + name;
}
