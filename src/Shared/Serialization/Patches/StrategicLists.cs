using System.Text.Json.Nodes;
using NetKube.Shared.Schema;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>Merges the lists of a strategic merge patch.</summary>
internal static class StrategicLists
{
    /// <summary>The new list, by the field's strategy.</summary>
    public static JsonArray Merge(List<JsonNode?> original, List<JsonNode?> patch, FieldSchema field, bool deletes)
    {
        if (!deletes && StrategicMergePatch.Strategy(field) != Directives.Merge) return [.. patch];
        if (original.Count == 0 && patch.Count == 0) return [];
        if (!HasObjects(original, patch))
        {
            if (deletes) return [.. original.Where(Absent(patch))];
            var merged = original.Concat(patch).DistinctBy(KeyOf).ToList();
            return [.. StrategicOrder.Arrange(merged, patch, original, KeyOf)];
        }
        return Objects(original, patch, field);
    }

    /// <summary>How an element is recognised: a scalar by itself.</summary>
    public static string KeyOf(JsonNode? scalar) => scalar?.ToJsonString() ?? "null";

    /// <summary>How an element of a list of objects is recognised.</summary>
    public static Func<JsonNode?, string> KeyBy(string mergeKey) => element => KeyOf(MergeValue(AsObject(element), mergeKey));

    /// <summary>Whether the elements are objects; they must all be of one sort, and none a list.</summary>
    public static bool HasObjects(params ReadOnlySpan<List<JsonNode?>> lists)
    {
        System.Text.Json.JsonValueKind? seen = null;
        foreach (var list in lists)
        {
            foreach (var element in list)
            {
                var kind = Sort(element);
                if (kind == System.Text.Json.JsonValueKind.Array) throw PatchException.Unfit("Lists of lists are not supported");
                if (kind != (seen ??= kind)) throw PatchException.Unfit("list element types are not identical");
            }
        }
        return seen == System.Text.Json.JsonValueKind.Object;
    }

    private static JsonArray Objects(List<JsonNode?> original, List<JsonNode?> patch, FieldSchema field)
    {
        var mergeKey = field.PatchMergeKey;
        if (mergeKey.Length == 0) throw PatchException.Unfit($"cannot merge lists without merge key for {field.Name}");
        var schema = ((ListSchema)field.Value).Element;
        var (kept, changes) = Special(original, patch, mergeKey);
        var merged = new List<JsonNode?>(kept);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < merged.Count; i++)
        {
            if (AsObject(merged[i])[mergeKey] is { } key) places.TryAdd(KeyOf(key), i);
        }
        foreach (var change in changes) Place(merged, places, AsObject(change), mergeKey, schema);
        var byKey = KeyBy(mergeKey);
        // A merge uses its patch up, so the order is remembered by keys.
        return [.. StrategicOrder.Arrange(merged, changes, kept, byKey)];
    }

    private static void Place(List<JsonNode?> merged, Dictionary<string, int> places, JsonObject change, string mergeKey, ValueSchema schema)
    {
        var key = KeyOf(MergeValue(change, mergeKey));
        if (places.TryGetValue(key, out var at))
        {
            merged[at] = StrategicMergePatch.Objects((JsonObject)merged[at]!, (JsonObject)change.DeepClone(), schema);
            return;
        }
        places[key] = merged.Count;
        _ = Directives.Strip(change);
        merged.Add(change);
    }

    /// <summary>Carries out $patch elements: what stays of the original, and what of the patch is to be merged.</summary>
    private static (List<JsonNode?> Original, List<JsonNode?> Patch) Special(List<JsonNode?> original, List<JsonNode?> patch, string mergeKey)
    {
        var replace = false;
        var rest = new List<JsonNode?>(patch.Count);
        var deleted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in patch.Select(AsObject))
        {
            if (!element.TryGetPropertyValue(Directives.Patch, out var directive)) rest.Add(element);
            else if (Directives.TextOf(directive) == Directives.Replace) replace = true;
            else if (Directives.TextOf(directive) == Directives.Delete) deleted.Add(KeyOf(MergeValue(element, mergeKey)));
            else if (Directives.TextOf(directive) == Directives.Merge) throw PatchException.Unfit("merging lists cannot yet be specified in the patch");
            else throw Directives.Unknown(directive, element);
        }
        if (replace) return (Stripped(rest), []);
        if (deleted.Count > 0) original = [.. original.Where(e => AsObject(e)[mergeKey] is not { } key || !deleted.Contains(KeyOf(key)))];
        return (original, rest);
    }

    private static List<JsonNode?> Stripped(List<JsonNode?> elements)
    {
        foreach (var element in elements) _ = Directives.Strip(element);
        return elements;
    }

    private static Func<JsonNode?, bool> Absent(List<JsonNode?> from)
    {
        var gone = from.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        return element => !gone.Contains(KeyOf(element));
    }

    private static JsonObject AsObject(JsonNode? element) => element as JsonObject ?? throw PatchException.Unfit("expected a map in a list of maps");

    private static JsonNode? MergeValue(JsonObject element, string mergeKey) =>
        element.TryGetPropertyValue(mergeKey, out var value) ? value : throw PatchException.Unfit($"map: {element.ToJsonString()} does not contain declared merge key: {mergeKey}");

    private static System.Text.Json.JsonValueKind Sort(JsonNode? element) => element?.GetValueKind() switch
    {
        null => System.Text.Json.JsonValueKind.Null,
        System.Text.Json.JsonValueKind.False => System.Text.Json.JsonValueKind.True,
        { } kind => kind,
    };
}
