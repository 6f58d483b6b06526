using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>JSON pointers as the cases use them ("*" and "[key=value]" beside RFC 6901), and comparison.</summary>
internal static class JsonPlaces
{
    /// <summary>What stands where nothing is.</summary>
    public const string Absent = "<absent>";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Finds what a pointer leads to; false where nothing is.</summary>
    public static bool TryGet(JsonNode? value, string pointer, out JsonNode? found)
    {
        found = value;
        foreach (var part in Parts(pointer))
        {
            if (!TryStep(found, part, out found)) return false;
        }
        return true;
    }

    /// <summary>Calls an action with every container and key that a pointer leads to.</summary>
    public static void Edit(JsonNode? value, string pointer, Action<JsonNode, object> action)
    {
        var parts = Parts(pointer);
        Walk(value, parts, action);
    }

    /// <summary>The first difference, or null; "&lt;&lt;any&gt;&gt;" stands for every value.</summary>
    public static (string Pointer, string Expected, string Got)? Difference(JsonNode? expected, JsonNode? got, string at)
    {
        if (expected is JsonObject e && got is JsonObject g) return Objects(e, g, at);
        if (expected is JsonArray x && got is JsonArray y) return Arrays(x, y, at);
        if (expected is JsonValue any && any.TryGetValue<string>(out var text) && text == "<<any>>") return null;
        return Same(expected, got) ? null : (at, Text(expected), Text(got));
    }

    /// <summary>One text for equal values: keys in order.</summary>
    public static string Canonical(JsonNode? value) => value switch
    {
        JsonObject o => "{" + string.Join(", ", o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Text(p.Key) + ": " + Canonical(p.Value))) + "}",
        JsonArray a => "[" + string.Join(", ", a.Select(Canonical)) + "]",
        _ => Text(value),
    };

    /// <summary>A value as a person reads it.</summary>
    public static string Text(JsonNode? value) => value is null ? "null" : value.ToJsonString(Plain);

    /// <summary>Sorts a list in place by its elements' texts.</summary>
    public static void Sort(JsonArray list)
    {
        var sorted = list.OrderBy(Canonical, StringComparer.Ordinal).ToList();
        list.Clear();
        foreach (var element in sorted) list.Add(element);
    }

    private static (string, string, string)? Objects(JsonObject expected, JsonObject got, string at)
    {
        foreach (var (key, value) in expected)
        {
            if (!got.ContainsKey(key)) return (at + "/" + Escaped(key), Text(value), Absent);
        }
        foreach (var (key, value) in expected)
        {
            if (Difference(value, got[key], at + "/" + Escaped(key)) is { } inside) return inside;
        }
        foreach (var (key, value) in got)
        {
            if (!expected.ContainsKey(key)) return (at + "/" + Escaped(key), Absent, Text(value));
        }
        return null;
    }

    private static (string, string, string)? Arrays(JsonArray expected, JsonArray got, string at)
    {
        var both = Math.Min(expected.Count, got.Count);
        for (var i = 0; i < both; i++)
        {
            if (Difference(expected[i], got[i], $"{at}/{i}") is { } inside) return inside;
        }
        if (expected.Count == got.Count) return null;
        return ($"{at}/{both}", both < expected.Count ? Text(expected[both]) : Absent, both < got.Count ? Text(got[both]) : Absent);
    }

    private static bool Same(JsonNode? a, JsonNode? b)
    {
        if (a is null || b is null) return a is null && b is null;
        if (a.GetValueKind() != b.GetValueKind()) return false;
        return a.GetValueKind() switch
        {
            JsonValueKind.String => a.GetValue<string>() == b.GetValue<string>(),
            JsonValueKind.Number => Number(a) == Number(b),
            JsonValueKind.True or JsonValueKind.False => true,
            _ => false,
        };
    }

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool TryStep(JsonNode? value, string part, out JsonNode? found)
    {
        found = null;
        if (value is JsonObject o) return o.TryGetPropertyValue(part, out found);
        if (value is not JsonArray list) return false;
        if (part.StartsWith('[') && part.Split('=', 2) is [var keys, var wanted])
        {
            found = list.FirstOrDefault(x => Word(x, keys[1..]) == wanted[..^1]);
            return found is not null;
        }
        if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= list.Count) return false;
        found = list[index];
        return true;
    }

    private static string? Word(JsonNode? value, string keys)
    {
        foreach (var key in keys.Split('.')) value = value is JsonObject o ? o[key] : null;
        return value switch
        {
            JsonValue v => v.ToString(),
            // As the cases' recorder writes a list.
            JsonArray a => "[" + string.Join(", ", a.Select(x => $"'{x}'")) + "]",
            _ => null,
        };
    }

    private static void Walk(JsonNode? value, ReadOnlySpan<string> parts, Action<JsonNode, object> action)
    {
        foreach (var key in Keys(value, parts[0]))
        {
            if (parts.Length == 1) action(value!, key);
            else Walk(key is string name ? value![name] : value![(int)key], parts[1..], action);
        }
    }

    /// <summary>The keys that a part stands for; the last first, so that removing one moves none of the others.</summary>
    private static object[] Keys(JsonNode? value, string part) => value switch
    {
        JsonObject o when o.ContainsKey(part) => [part],
        JsonObject o when part == "*" => [.. o.Select(p => p.Key)],
        JsonArray a when part == "*" => [.. Enumerable.Range(0, a.Count).Reverse().Cast<object>()],
        JsonArray a when int.TryParse(part, out var index) && index < a.Count => [index],
        _ => [],
    };

    private static string[] Parts(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(p => p.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    private static string Escaped(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
