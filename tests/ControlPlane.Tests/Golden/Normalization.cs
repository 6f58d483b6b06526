using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>
/// Takes out of an answer what no two runs share: uids, times, revisions, allocated addresses and ports, generated
/// suffixes, messages. What the case itself sent (the literals) stays. The recordings went through the same rules.
/// </summary>
internal sealed partial class Normalization(IReadOnlySet<string> literals, bool managedFields)
{
    private static readonly HashSet<string> AgeColumns = new(StringComparer.OrdinalIgnoreCase) { "age", "last seen", "first seen", "last schedule", "created at", "duration" };
    private static readonly string[] KeptDetails = ["kind", "name", "group", "uid"];

    /// <summary>Adds every text and number of what a case sends.</summary>
    public static void CollectLiterals(JsonNode? value, ISet<string> into)
    {
        if (value is JsonObject o) foreach (var (_, inside) in o) CollectLiterals(inside, into);
        else if (value is JsonArray a) foreach (var inside in a) CollectLiterals(inside, into);
        else if (value is JsonValue v && v.GetValueKind() is JsonValueKind.String or JsonValueKind.Number) into.Add(v.ToString());
    }

    /// <summary>An answer's comparable form.</summary>
    public JsonNode? Apply(JsonNode? answer)
    {
        if (answer is JsonObject failure && IsFailure(failure)) return Failure(failure);
        if (answer is JsonObject { } made && made["metadata"] is JsonObject metadata && GeneratedName(metadata) is { } name)
        {
            answer = JsonNode.Parse(answer.ToJsonString().Replace(name, name[..^5] + "<<rand5>>", StringComparison.Ordinal));
        }
        return Value(answer, "", null, answer is JsonObject o ? TextOf(o["kind"]) : null);
    }

    private static bool IsFailure(JsonObject o) =>
        TextOf(o["kind"]) == "Status" && TextOf(o["apiVersion"]) == "v1" && TextOf(o["status"]) == "Failure" && !o.ContainsKey("spec");

    private static JsonObject Failure(JsonObject status)
    {
        var details = new JsonObject();
        if (status["details"] is JsonObject given)
        {
            foreach (var key in KeptDetails.Where(given.ContainsKey)) details[key] = given[key]?.DeepClone();
            if (TextOf(details["uid"]) is { } uid) details["uid"] = Uuid().Replace(uid, "<<uuid>>");
            if (given.ContainsKey("causes")) details["causes"] = Causes(given["causes"] as JsonArray ?? []);
        }
        return new JsonObject
        {
            ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Failure",
            ["reason"] = status["reason"]?.DeepClone(), ["code"] = status["code"]?.DeepClone(), ["details"] = details,
        };
    }

    private static JsonArray Causes(JsonArray causes)
    {
        var kept = causes.OfType<JsonObject>()
            .Select(c => new JsonObject(c.Where(p => p.Key is "reason" or "field").Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))));
        return new JsonArray([.. kept.OrderBy(c => TextOf(c["field"]) ?? "", StringComparer.Ordinal).ThenBy(c => TextOf(c["reason"]) ?? "", StringComparer.Ordinal)]);
    }

    /// <summary>The name where the server made it from generateName.</summary>
    private string? GeneratedName(JsonObject metadata)
    {
        if (TextOf(metadata["generateName"]) is not { Length: > 0 } prefix || TextOf(metadata["name"]) is not { } name || literals.Contains(name)) return null;
        var kept = prefix[..Math.Min(prefix.Length, 58)];
        return name.StartsWith(kept, StringComparison.Ordinal) && name.Length == kept.Length + 5 ? name : null;
    }

    private JsonNode? Value(JsonNode? value, string key, JsonObject? parent, string? kind) => value switch
    {
        JsonObject o => Object(o, key, kind),
        JsonArray a => List(a, key, parent, kind),
        JsonValue v when v.TryGetValue<string>(out var text) => JsonValue.Create(Text(text, key)),
        JsonValue v when key is "nodePort" or "healthCheckNodePort" && v.GetValueKind() == JsonValueKind.Number && IsAllocatedPort(v) => JsonValue.Create("<<nodePort>>"),
        _ => value?.DeepClone(),
    };

    private bool IsAllocatedPort(JsonValue value) => !literals.Contains(value.ToString()) && int.TryParse(value.ToString(), out var port) && port is >= 30000 and <= 32767;

    private JsonObject Object(JsonObject from, string key, string? kind)
    {
        if (TextOf(from["kind"]) is { } own && from.ContainsKey("apiVersion")) kind = own;
        var result = new JsonObject();
        foreach (var (name, value) in from)
        {
            if (name == "managedFields" && key == "metadata" && !managedFields) continue;
            if (name == "storageVersionHash" || (name == "description" && key == "columnDefinitions")) continue;
            result[name] = Special(from, key, kind, name) ?? Value(value, name, from, kind);
        }
        if (TextOf(from["kind"]) == "Table" && from.ContainsKey("columnDefinitions")) Table(from, result);
        if (TextOf(result["kind"]) == "APIResourceList" && result["resources"] is JsonArray resources) Resources(resources);
        return result;
    }

    /// <summary>A field that is never compared literally.</summary>
    private JsonNode? Special(JsonObject from, string key, string? kind, string name)
    {
        var value = from[name];
        if (name == "message" && from.ContainsKey("status") && from.ContainsKey("type") && TextOf(value) is not null) return "<<any>>";
        if (name == "name" && key == "metadata" && GeneratedName(from) is { } generated) return generated[..^5] + "<<rand5>>";
        if (name is "reason" or "evaluationError" && key == "status" && kind?.EndsWith("AccessReview", StringComparison.Ordinal) == true) return "<<any>>";
        if (name == "error" && key == "status" && kind == "TokenReview") return "<<any>>";
        return name == "continue" && TextOf(value) is { Length: > 0 } ? "<<token>>" : null;
    }

    private void Table(JsonObject from, JsonObject table)
    {
        var columns = (from["columnDefinitions"] as JsonArray)?.Select(c => TextOf(c?["name"]) ?? "").ToList() ?? [];
        foreach (var row in (table["rows"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var cells = row["cells"] as JsonArray ?? [];
            for (var i = 0; i < cells.Count; i++)
            {
                if (TextOf(cells[i]) is not { } cell) continue;
                var mayBeAge = columns.Count == 0 || (i < columns.Count && AgeColumns.Contains(columns[i]));
                if (mayBeAge && Age().IsMatch(cell)) cells[i] = "<<age>>";
                else if (IsAddress(cell) && !literals.Contains(cell)) cells[i] = "<<ip>>";
                else cells[i] = AllocatedPort().Replace(cell, ":<<nodePort>>/");
            }
            row["cells"] ??= new JsonArray();
        }
    }

    private static void Resources(JsonArray resources)
    {
        foreach (var resource in resources.OfType<JsonObject>()) Order(resource["verbs"] as JsonArray ?? [], v => TextOf(v) ?? "");
        Order(resources, r => TextOf(r?["name"]) ?? "");
    }

    private JsonArray List(JsonArray from, string key, JsonObject? parent, string? kind)
    {
        var result = new JsonArray([.. from.Select(x => Value(x, key, parent, kind))]);
        if (key == "verbs" && parent?.ContainsKey("singularName") == true && result.All(x => TextOf(x) is not null)) Order(result, v => TextOf(v)!);
        return result;
    }

    private string Text(string text, string key)
    {
        if (key == "resourceVersion" && text is not ("" or "0")) return "<<rv>>";
        if (Time().IsMatch(text)) return "<<time>>";
        if (MicroTime().IsMatch(text)) return "<<microtime>>";
        if (Jwt().IsMatch(text)) return "<<jwt>>";
        if (key is "clusterIP" or "clusterIPs" && !literals.Contains(text) && IsAddress(text)) return "<<ip>>";
        if (!literals.Contains(text)) text = Uuid().Replace(text, "<<uuid>>");
        return ApiAccess().Replace(text, "kube-api-access-<<rand5>>");
    }

    private static void Order(JsonArray list, Func<JsonNode?, string> by)
    {
        var sorted = list.OrderBy(by, StringComparer.Ordinal).ToList();
        list.Clear();
        foreach (var element in sorted) list.Add(element);
    }

    // "1" is an address to IPAddress (RFC 6943, section 3.1.1), not to a person.
    private static bool IsAddress(string text) => (text.Contains(':') || text.Count(c => c == '.') == 3) && IPAddress.TryParse(text, out _);

    private static string? TextOf(JsonNode? value) => value is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^20(2[5-9]|[3-9]\d)-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    private static partial Regex Time();

    [GeneratedRegex(@"^20(2[5-9]|[3-9]\d)-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}Z$")]
    private static partial Regex MicroTime();

    [GeneratedRegex(@"^eyJ[\w-]+\.[\w-]+\.[\w-]+$")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"kube-api-access-[a-z0-9]{5}\b")]
    private static partial Regex ApiAccess();

    [GeneratedRegex(@"^(\d+[smhdy])+( ago)?$")]
    private static partial Regex Age();

    [GeneratedRegex(@":3[0-2]\d{3}/")]
    private static partial Regex AllocatedPort();
}
