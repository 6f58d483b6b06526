using System.Text.Json.Nodes;
using NetKube.Shared.Schema;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>
/// The order of merged lists: elements of the patch stand as the patch (or $setElementOrder) has them, those that only
/// the server knows stand as they stood, woven in before the first later neighbour.
/// </summary>
internal static class StrategicOrder
{
    /// <summary>Carries out every $setElementOrder of a patch, and uses up the lists that they speak of.</summary>
    public static void Apply(JsonObject original, JsonObject patch, ValueSchema schema)
    {
        foreach (var name in patch.Select(p => p.Key).Where(k => k.StartsWith(Directives.SetElementOrder, StringComparison.Ordinal)).ToList())
        {
            patch.Remove(name, out var directive);
            var field = Directives.FieldOf(name, Directives.SetElementOrder);
            One(original, patch, field, ListOf(directive), schema);
        }
    }

    /// <summary>Merged elements in their order.</summary>
    /// <param name="merged">All of them.</param>
    /// <param name="wanted">The order of the patch.</param>
    /// <param name="stood">The order of the original.</param>
    /// <param name="keyOf">How elements are recognised.</param>
    public static List<JsonNode?> Arrange(List<JsonNode?> merged, List<JsonNode?> wanted, List<JsonNode?> stood, Func<JsonNode?, string> keyOf)
    {
        var wantedAt = Places(wanted, keyOf);
        var stoodAt = Places(stood, keyOf);
        var patched = merged.Where(e => wantedAt.ContainsKey(keyOf(e))).OrderBy(e => wantedAt[keyOf(e)]).ToList();
        var serverOnly = merged.Where(e => !wantedAt.ContainsKey(keyOf(e))).OrderBy(e => stoodAt.GetValueOrDefault(keyOf(e), int.MaxValue)).ToList();
        return Weave(serverOnly, patched, stoodAt, keyOf);
    }

    private static void One(JsonObject original, JsonObject patch, string field, List<JsonNode?> order, ValueSchema schema)
    {
        var found = original.TryGetPropertyValue(field, out var existing);
        var changed = patch.TryGetPropertyValue(field, out var changes);
        var stood = found ? Elements(existing) : [];
        var wanted = changed ? Elements(changes) : [];
        var rules = StrategicMergePatch.Field(schema, field);
        CheckOrder(wanted, order, rules.PatchMergeKey);
        if (!found && !changed) return;
        patch.Remove(field);
        var objects = StrategicLists.HasObjects(stood, wanted);
        // Kubernetes refuses to order an empty list, whose elements have no type.
        if (stood.Count + wanted.Count == 0) throw PatchException.Unfit("no elements in any of the given slices");
        var keyOf = objects ? StrategicLists.KeyBy(rules.PatchMergeKey) : StrategicLists.KeyOf;
        var before = stood.ConvertAll(e => e?.DeepClone());
        var merged = Merged(found, changed, existing as JsonArray, changes as JsonArray, rules);
        original[field] = new JsonArray([.. Arrange(merged, order, before, keyOf)]);
    }

    private static List<JsonNode?> Merged(bool found, bool changed, JsonArray? existing, JsonArray? changes, FieldSchema rules)
    {
        if (!changed) return StrategicMergePatch.Take(existing!);
        if (found) return StrategicMergePatch.Take(StrategicLists.Merge(StrategicMergePatch.Take(existing!), StrategicMergePatch.Take(changes!), rules, deletes: false));
        _ = Directives.Strip(changes);
        return StrategicMergePatch.Take(changes!);
    }

    private static List<JsonNode?> Weave(List<JsonNode?> serverOnly, List<JsonNode?> patched, Dictionary<string, int> stoodAt, Func<JsonNode?, string> keyOf)
    {
        var woven = new List<JsonNode?>(serverOnly.Count + patched.Count);
        int i = 0, j = 0;
        while (i < serverOnly.Count && j < patched.Count)
        {
            var earlier = stoodAt.TryGetValue(keyOf(serverOnly[i]), out var left) && stoodAt.TryGetValue(keyOf(patched[j]), out var right) && left < right;
            woven.Add(earlier ? serverOnly[i++] : patched[j++]);
        }
        woven.AddRange(serverOnly.Skip(i));
        woven.AddRange(patched.Skip(j));
        return woven;
    }

    /// <summary>The patch's own elements must come in the order that the directive names.</summary>
    private static void CheckOrder(List<JsonNode?> patch, List<JsonNode?> order, string mergeKey)
    {
        if (patch.Count == 0 || order.Count == 0) return;
        Func<JsonNode?, string> keyOf = mergeKey.Length == 0 ? StrategicLists.KeyOf : StrategicLists.KeyBy(mergeKey);
        var at = 0;
        foreach (var element in patch)
        {
            if (element is JsonObject map && map.ContainsKey(Directives.Patch)) continue;
            while (at < order.Count && keyOf(order[at]) != keyOf(element)) at++;
            if (at++ >= order.Count) throw PatchException.Unfit("The order in patch list doesn't match the " + Directives.SetElementOrder + " list");
        }
    }

    private static Dictionary<string, int> Places(List<JsonNode?> elements, Func<JsonNode?, string> keyOf)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < elements.Count; i++) places.TryAdd(keyOf(elements[i]), i);
        return places;
    }

    private static List<JsonNode?> Elements(JsonNode? list) => [.. ListOf(list)];

    private static List<JsonNode?> ListOf(JsonNode? value) =>
        value is JsonArray list ? [.. list] : throw PatchException.Bad($"expected a list, but received {value?.ToJsonString() ?? "null"}");
}
