using System.Text.Json.Nodes;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>The words of a strategic merge patch that are no data.</summary>
internal static class Directives
{
    public const string Patch = "$patch";
    public const string Replace = "replace";
    public const string Delete = "delete";
    public const string Merge = "merge";
    public const string DeleteFromPrimitiveList = "$deleteFromPrimitiveList/";
    public const string SetElementOrder = "$setElementOrder/";
    private const string RetainKeysName = "$retainKeys";

    /// <summary>What an object with a $patch becomes.</summary>
    public static JsonObject OnObject(JsonNode? directive, JsonObject patch)
    {
        switch (TextOf(directive))
        {
            case Replace:
                patch.Remove(Patch);
                return patch;
            case Delete:
                return [];
            default:
                throw Unknown(directive, patch);
        }
    }

    public static PatchException Unknown(JsonNode? directive, JsonNode patch) =>
        PatchException.Unfit($"unknown patch type: {directive?.ToJsonString()} found in map: {patch.ToJsonString()}");

    public static string? TextOf(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The field that a parallel list speaks of.</summary>
    public static string FieldOf(string name, string prefix)
    {
        var field = name[prefix.Length..];
        if (field.Length > 0 && !field.Contains('/', StringComparison.Ordinal)) return field;
        throw PatchException.Bad(prefix == SetElementOrder ? "Invalid patch format of setElementOrder list" : "Invalid patch format of primitive list");
    }

    /// <summary>$retainKeys: of the original only these fields stay, and the patch may set only these.</summary>
    public static void RetainKeys(JsonObject original, JsonObject patch)
    {
        if (!patch.Remove(RetainKeysName, out var directive)) return;
        if (directive is not JsonArray list) throw PatchException.Bad("Invalid patch format of retainKeys list");
        var retained = list.Select(TextOf).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in patch)
        {
            var parallel = name.StartsWith(DeleteFromPrimitiveList, StringComparison.Ordinal) || name.StartsWith(SetElementOrder, StringComparison.Ordinal);
            if (value is not null && !parallel && !retained.Contains(name)) throw PatchException.Bad("Invalid patch format of retainKeys list");
        }
        foreach (var name in original.Select(p => p.Key).Where(n => !retained.Contains(n)).ToList()) original.Remove(name);
    }

    /// <summary>
    /// Makes plain data of a patch's value that meets nothing to merge with: nulls in objects and directives go. False
    /// when nothing is left of it.
    /// </summary>
    public static bool Strip(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject map:
                if (map.ContainsKey(Patch)) return false;
                foreach (var name in map.Select(p => p.Key).ToList())
                {
                    if (map[name] is null || IsDirective(name) || !Strip(map[name])) map.Remove(name);
                }
                return true;
            case JsonArray list:
                for (var i = list.Count - 1; i >= 0; i--)
                {
                    if (!Strip(list[i])) list.RemoveAt(i);
                }
                return true;
            default:
                return true;
        }
    }

    private static bool IsDirective(string name) =>
        name == RetainKeysName || name.StartsWith(DeleteFromPrimitiveList, StringComparison.Ordinal) || name.StartsWith(SetElementOrder, StringComparison.Ordinal);
}
