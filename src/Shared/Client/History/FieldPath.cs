using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetKube.Shared.Client.History;

/// <summary>A field by its path: spec.replicas, spec.containers[web].image, spec.ports[0].port, metadata.labels[app.kubernetes.io/name].</summary>
public sealed partial class FieldPath
{
    private readonly IReadOnlyList<string> _steps;

    private FieldPath(string text, IReadOnlyList<string> steps) => (Text, _steps) = (text, steps);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a path; null where it is none.</summary>
    public static FieldPath? TryParse(string text)
    {
        var path = text.StartsWith('.') ? text[1..] : text;
        return Whole().IsMatch(path) ? new FieldPath(path, [.. Part().Matches(path).Select(part => part.Value.TrimStart('.'))]) : null;
    }

    /// <summary>The field's value; null where the object lacks it.</summary>
    public JsonElement? In(JsonElement state)
    {
        JsonElement? at = state;
        foreach (var step in _steps)
        {
            if (at is not { ValueKind: JsonValueKind.Object or JsonValueKind.Array } inside) return null;
            at = Member(inside, step);
        }

        return at;
    }

    /// <summary>Whether a fieldsV1 set (of metadata.managedFields) has the field, or something in it.</summary>
    public bool IsOwnedBy(JsonElement fields, JsonElement state)
    {
        JsonElement? at = state;
        foreach (var step in _steps)
        {
            // A set that ends above the field owns all below.
            if (!fields.EnumerateObject().Any(member => member.Name != ".")) return true;
            if (OwnedStep(fields, step, at) is not { } inner) return false;
            fields = inner;
            at = at is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } inside ? Member(inside, step) : null;
        }

        return true;
    }

    /// <summary>The members of an object by name, the items of a list as [name] where each has one of its own, else as [index].</summary>
    internal static List<(string Name, JsonElement Value)> Members(JsonElement inside)
    {
        if (inside.ValueKind == JsonValueKind.Object) return [.. inside.EnumerateObject().Select(member => (member.Name, member.Value))];
        var items = inside.EnumerateArray().ToList();
        var names = items.Select(NameOf).ToList();
        var named = names.All(name => name is not null) && names.Distinct().Count() == names.Count;
        return [.. items.Select((item, index) => (named ? $"[{names[index]}]" : string.Create(CultureInfo.InvariantCulture, $"[{index}]"), item))];
    }

    private static string? NameOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private static JsonElement? Member(JsonElement inside, string step)
    {
        var bare = step[0] == '[' ? step[1..^1] : step;
        if (inside.ValueKind == JsonValueKind.Object) return inside.TryGetProperty(bare, out var value) ? value : null;
        foreach (var item in inside.EnumerateArray())
        {
            if (NameOf(item) == bare) return item;
        }

        return int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < inside.GetArrayLength() ? inside[index] : null;
    }

    private static JsonElement? OwnedStep(JsonElement fields, string step, JsonElement? inside)
    {
        var bare = step[0] == '[' ? step[1..^1] : step;
        if (step[0] != '[' || inside is { ValueKind: JsonValueKind.Object }) return fields.TryGetProperty("f:" + bare, out var field) ? field : null;
        if (inside is not { } list || Member(list, step) is not { } item) return null;
        foreach (var member in fields.EnumerateObject().Where(member => member.Name.StartsWith("k:", StringComparison.Ordinal)))
        {
            if (HasKey(item, member.Name[2..])) return member.Value;
        }

        return null;
    }

    private static bool HasKey(JsonElement item, string json)
    {
        using var key = JsonDocument.Parse(json);
        return key.RootElement.EnumerateObject().All(part => item.TryGetProperty(part.Name, out var value) && JsonElement.DeepEquals(value, part.Value));
    }

    [GeneratedRegex(@"^[\w/$-]+(\[[^\]]+\]|\.[\w/$-]+)*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\[[^\]]+\]|\.?[\w/$-]+")]
    private static partial Regex Part();
}
