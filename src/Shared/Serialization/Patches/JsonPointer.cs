using System.Globalization;
using System.Text.Json.Nodes;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>A place in a document (RFC 6901), seen from the container that holds it.</summary>
internal readonly struct JsonPointer
{
    private readonly string _text;
    private readonly string[] _steps;

    private JsonPointer(string text, string[] steps)
    {
        _text = text;
        _steps = steps;
    }

    /// <summary>The whole document.</summary>
    public bool IsRoot => _steps.Length == 0;

    /// <summary>The name or index within the container.</summary>
    public string Last => _steps[^1];

    public static JsonPointer Parse(string text)
    {
        if (text.Length == 0) return new JsonPointer(text, []);
        if (text[0] != '/') throw PatchException.Unfit($"the path \"{text}\" does not begin with a slash");
        var steps = text[1..].Split('/');
        for (var i = 0; i < steps.Length; i++) steps[i] = Unescape(steps[i]);
        return new JsonPointer(text, steps);
    }

    /// <summary>The container of the place, or null where the way to it ends early.</summary>
    public JsonNode? Container(JsonNode? document)
    {
        var at = document;
        for (var i = 0; i < _steps.Length - 1 && at is not null; i++)
        {
            at = at switch
            {
                JsonObject map => map[_steps[i]],
                JsonArray list when TryIndex(_steps[i], list.Count, out var index) => list[index],
                _ => null,
            };
        }
        return at is JsonObject or JsonArray ? at : null;
    }

    /// <summary>Whether another place lies in this one.</summary>
    public bool Holds(JsonPointer other) => other._steps.Length > _steps.Length && other._steps.AsSpan(0, _steps.Length).SequenceEqual(_steps);

    /// <summary>An index of an element that is there; negative ones count from the end, as in the library that Kubernetes uses.</summary>
    public static bool TryIndex(string step, int count, out int index)
    {
        if (!int.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index)) return false;
        if (index < 0) index += count;
        return index >= 0 && index < count;
    }

    public override string ToString() => _text;

    private static string Unescape(string step) =>
        step.Contains('~', StringComparison.Ordinal) ? step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal) : step;
}
