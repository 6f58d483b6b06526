using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>The run's own names: {{ns}}, {{ns2}}, {{uid}} and what earlier answers gave.</summary>
internal sealed partial class Placeholders
{
    private static readonly string[] Own = ["ns2", "ns", "uid"];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Placeholders()
    {
        _values["ns"] = "g" + Word();
        _values["ns2"] = "h" + Word();
        _values["uid"] = "x" + Word();
    }

    public string this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    /// <summary>A recorded text with this run's values.</summary>
    public string Fill(string text) => !text.Contains("{{", StringComparison.Ordinal)
        ? text
        : Variable().Replace(Repeats(text), m => _values.GetValueOrDefault(m.Groups[1].Value, m.Value));

    /// <summary>A recorded value with this run's values.</summary>
    public JsonNode? Fill(JsonNode? value) => Map(value, Fill);

    /// <summary>This run's text with the placeholders back in it.</summary>
    public string Restore(string text)
    {
        foreach (var name in Own) text = text.Replace(_values[name], "{{" + name + "}}", StringComparison.Ordinal);
        return text;
    }

    /// <summary>This run's value with the placeholders back in it.</summary>
    public JsonNode? Restore(JsonNode? value) => Map(value, Restore);

    /// <summary>Long texts are recorded as {{repeat:text:times}}.</summary>
    public static JsonNode? Repeats(JsonNode? value) => Map(value, Repeats);

    private static string Repeats(string text) =>
        Repeat().Replace(text, m => string.Concat(Enumerable.Repeat(m.Groups[1].Value, int.Parse(m.Groups[2].Value))));

    private static JsonNode? Map(JsonNode? value, Func<string, string> change) => value switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(change(p.Key), Map(p.Value, change)))),
        JsonArray a => new JsonArray([.. a.Select(x => Map(x, change))]),
        JsonValue v when v.TryGetValue<string>(out var text) => JsonValue.Create(change(text)),
        _ => value?.DeepClone(),
    };

    private static string Word() => Guid.NewGuid().ToString("n")[..9];

    [GeneratedRegex(@"\{\{repeat:(.*?):(\d+)\}\}")]
    private static partial Regex Repeat();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Variable();
}
