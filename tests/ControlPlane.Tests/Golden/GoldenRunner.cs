using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>Replays one case; throws <see cref="DifferenceException"/> at the first step that answers otherwise than recorded.</summary>
internal sealed class GoldenRunner(GoldenClient client, GoldenCase golden)
{
    private static readonly TimeSpan LongestAwait = TimeSpan.FromSeconds(4);
    private readonly Placeholders _names = new();
    private readonly HashSet<string> _literals = new(StringComparer.Ordinal);
    private readonly List<GoldenWatch> _watches = [];
    private readonly List<string> _made = [];

    public async Task RunAsync()
    {
        var text = golden.Content["steps"]!.ToJsonString();
        string[] namespaces = [.. new[] { "ns", "ns2" }.Where(n => text.Contains("{{" + n + "}}", StringComparison.Ordinal))];
        try
        {
            foreach (var name in namespaces) await MakeNamespaceAsync(_names[name]);
            for (var i = 0; i < golden.Steps.Count; i++) await StepAsync(i, golden.Steps[i]);
            foreach (var watch in _watches) await JoinAsync(watch);
        }
        finally
        {
            foreach (var watch in _watches) await watch.DisposeAsync();
            await CleanUpAsync(namespaces);
        }
    }

    private async Task MakeNamespaceAsync(string name)
    {
        var metadata = new JsonObject { ["name"] = name, ["labels"] = _names.Fill(golden.Content["nsLabels"]), ["annotations"] = _names.Fill(golden.Content["nsAnnotations"]) };
        var made = await client.SendAsync("POST", "/api/v1/namespaces", new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = metadata });
        Demand(0, "/setup/namespace", made.Status == 201, "201", Brief(made));
        if (!golden.WithServiceAccount) return;
        var account = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "ServiceAccount", ["metadata"] = new JsonObject { ["name"] = "default" } };
        made = await client.SendAsync("POST", $"/api/v1/namespaces/{name}/serviceaccounts", account);
        Demand(0, "/setup/serviceaccount", made.Status is 201 or 409, "201", Brief(made));
    }

    private async Task StepAsync(int index, JsonObject recorded)
    {
        var step = _names.Fill(new JsonObject(recorded.Where(p => p.Key != "expect").Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))))!.AsObject();
        if (step["sleep"] is { } seconds) await Task.Delay(TimeSpan.FromSeconds(seconds.GetValue<double>()));
        else if (step.ContainsKey("watch")) _watches.Add(await GoldenWatch.OpenAsync(client, index, recorded, step));
        else if (step["join"] is { } watch) await JoinAsync(_watches[watch.GetValue<int>()]);
        else await RequestAsync(index, recorded, step);
    }

    private async Task RequestAsync(int index, JsonObject recorded, JsonObject step)
    {
        CollectLiterals(recorded["body"]);
        var answer = await AskAsync(step);
        Remember(step, answer);
        foreach (var (name, pointer) in recorded["capture"] as JsonObject ?? [])
        {
            _names[name] = JsonPlaces.TryGet(answer.Json, pointer!.GetValue<string>(), out var captured) ? captured?.ToString() ?? "" : "";
        }
        Compare(index, recorded, step["cmp"]?.GetValue<string>() ?? "exact", answer);
    }

    private void CollectLiterals(JsonNode? body)
    {
        if (body is JsonValue value && value.TryGetValue<string>(out var text))
        {
            try
            {
                body = JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                return; // YAML, or broken on purpose.
            }
        }
        try
        {
            Normalization.CollectLiterals(body, _literals);
        }
        catch (ArgumentException)
        {
            // A key twice, on purpose.
        }
    }

    /// <summary>Sends the request; again where the step says that its answer takes time.</summary>
    private async Task<GoldenAnswer> AskAsync(JsonObject step)
    {
        var until = step["await"] as JsonObject;
        var started = TimeProvider.System.GetTimestamp();
        var patience = until?["timeout"] is { } seconds ? TimeSpan.FromSeconds(seconds.GetValue<double>()) : LongestAwait;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var answer = await client.SendAsync(Word(step, "method")!, Word(step, "path")!, step["body"], step["headers"] as JsonObject, Word(step, "token"));
            if (until is null || IsMet(until, answer) || TimeProvider.System.GetElapsedTime(started) > patience) return answer;
            await pace.WaitForNextTickAsync();
        }
    }

    private static bool IsMet(JsonObject until, GoldenAnswer answer)
    {
        if (until["status"] is { } status && answer.Status != status.GetValue<int>()) return false;
        if (Word(until, "cond") is { } condition)
        {
            var conditions = JsonPlaces.TryGet(answer.Json, "/status/conditions", out var found) ? found as JsonArray ?? [] : [];
            return conditions.OfType<JsonObject>().Any(c => Word(c, "type") == condition && Word(c, "status") == (Word(until, "value") ?? "True"));
        }
        if (Word(until, "ptr") is not { } pointer) return true;
        var exists = JsonPlaces.TryGet(answer.Json, pointer, out var value);
        if (until["absent"]?.GetValue<bool>() == true) return !exists;
        return exists && (!until.ContainsKey("value") || JsonPlaces.Difference(until["value"], value, "") is null);
    }

    /// <summary>What lies outside the case's namespaces is deleted at its end.</summary>
    private void Remember(JsonObject step, GoldenAnswer answer)
    {
        var path = Word(step, "path")!;
        if (answer.Status != 201 || answer.Json is not JsonObject made || path.Contains("dryRun", StringComparison.Ordinal)) return;
        if (path.Contains($"/namespaces/{_names["ns"]}/", StringComparison.Ordinal) || path.Contains($"/namespaces/{_names["ns2"]}/", StringComparison.Ordinal)) return;
        path = path.Split('?')[0];
        if (Word(step, "method") != "POST") _made.Add(path);
        else if (made["metadata"] is JsonObject metadata && Word(metadata, "name") is { } name) _made.Add(path + "/" + name);
    }

    private void Compare(int index, JsonObject recorded, string mode, GoldenAnswer answer)
    {
        var expected = Placeholders.Repeats(recorded["expect"])?.AsObject() ?? [];
        var status = expected["status"]?.GetValue<int>();
        Demand(index, "/status", status == answer.Status, $"{status}", Brief(answer));
        if (mode == "status") return;
        if (Word(expected, "contentType") is { } type) Demand(index, "/contentType", type == answer.ContentType, type, answer.ContentType);
        if (Word(expected, "text") is { } text) Demand(index, "/text", text == _names.Restore(answer.Text), text, answer.Text);
        var warnings = expected["warnings"]?.GetValue<int>() ?? 0;
        Demand(index, "/warnings", warnings == answer.Warnings, $"{warnings}", $"{answer.Warnings}");
        if (mode != "head") CompareBody(index, recorded, expected, answer);
        foreach (var pointer in expected["absent"] as JsonArray ?? [])
        {
            Demand(index, pointer!.ToString(), !JsonPlaces.TryGet(answer.Json, pointer.ToString(), out var there), JsonPlaces.Absent, JsonPlaces.Text(there));
        }
    }

    private void CompareBody(int index, JsonObject recorded, JsonObject expected, GoldenAnswer answer)
    {
        if (!expected.ContainsKey("body") && !expected.ContainsKey("pick")) return;
        var got = answer.Json is null ? JsonPlaces.Absent : Normal(answer.Json, recorded, recorded["managedFields"]?.GetValue<bool>() ?? false);
        if (expected.ContainsKey("body")) Demand(index, JsonPlaces.Difference(expected["body"], got, ""));
        foreach (var (pointer, value) in expected["pick"] as JsonObject ?? [])
        {
            var picked = JsonPlaces.TryGet(got, pointer, out var found) ? found : JsonPlaces.Absent;
            Demand(index, JsonPlaces.Difference(value, picked, pointer));
        }
    }

    private async Task JoinAsync(GoldenWatch watch)
    {
        if (watch.Joined) return;
        var events = new JsonArray([.. (await watch.JoinAsync()).Select(e => new JsonObject { ["type"] = e["type"]!.DeepClone(), ["object"] = Normal(e["object"], watch.Step, false) })]);
        var expected = watch.Step["expect"] as JsonObject ?? [];
        var status = expected["status"]?.GetValue<int>();
        Demand(watch.Index, "/status", status == watch.Status, $"{status}", $"{watch.Status}");
        if (expected.ContainsKey("body")) Demand(watch.Index, JsonPlaces.Difference(expected["body"], new Normalization(_literals, false).Apply(watch.Refusal), ""));
        if (expected["events"]?.DeepClone() is not JsonArray wanted) return;
        if (watch.Step["sortEvents"]?.GetValue<bool>() == true)
        {
            JsonPlaces.Sort(wanted);
            JsonPlaces.Sort(events);
        }
        Demand(watch.Index, "/events/types", Types(wanted) == Types(events), Types(wanted), Types(events));
        Demand(watch.Index, JsonPlaces.Difference(wanted, events, "/events"));
    }

    private static string Types(JsonArray events) => string.Join(' ', events.Select(e => e!["type"]));

    private JsonNode? Normal(JsonNode? value, JsonObject recorded, bool managedFields)
    {
        var normal = _names.Restore(new Normalization(_literals, golden.ManagedFields || managedFields).Apply(value));
        foreach (var pointer in recorded["ignore"] as JsonArray ?? []) JsonPlaces.Edit(normal, pointer!.ToString(), Remove);
        foreach (var pointer in recorded["unordered"] as JsonArray ?? []) JsonPlaces.Edit(normal, pointer!.ToString(), SortInside);
        return normal;
    }

    private static void Remove(JsonNode container, object key)
    {
        if (container is JsonObject o) o.Remove((string)key);
        else container.AsArray().RemoveAt((int)key);
    }

    private static void SortInside(JsonNode container, object key)
    {
        if ((key is string name ? container[name] : container[(int)key]) is JsonArray list) JsonPlaces.Sort(list);
    }

    private async Task CleanUpAsync(IEnumerable<string> namespaces)
    {
        foreach (var path in Enumerable.Reverse(_made))
        {
            var options = new JsonObject { ["kind"] = "DeleteOptions", ["apiVersion"] = "v1", ["gracePeriodSeconds"] = 0 };
            var gone = await client.SendAsync("DELETE", path, options);
            if (gone.Status is not (200 or 202) || path.StartsWith("/api/v1/namespaces/", StringComparison.Ordinal)) continue;
            if (gone.Json?["metadata"]?["finalizers"] is null) continue;
            var merge = new JsonObject { ["Content-Type"] = "application/merge-patch+json" };
            await client.SendAsync("PATCH", path, new JsonObject { ["metadata"] = new JsonObject { ["finalizers"] = null } }, merge);
        }
        foreach (var name in namespaces) await client.SendAsync("DELETE", "/api/v1/namespaces/" + _names[name]);
    }

    private static void Demand(int step, string pointer, bool met, string expected, string got)
    {
        if (!met) throw new DifferenceException(new Difference(step, pointer, expected, got));
    }

    private static void Demand(int step, (string Pointer, string Expected, string Got)? difference)
    {
        if (difference is { } d) throw new DifferenceException(new Difference(step, d.Pointer, d.Expected, d.Got));
    }

    private static string Brief(GoldenAnswer answer) =>
        answer.Json is JsonObject status && Word(status, "kind") == "Status" ? $"{answer.Status} {Word(status, "reason")}: {Word(status, "message")}" : $"{answer.Status} {answer.Text}";

    private static string? Word(JsonObject from, string key) => from[key] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;
}
