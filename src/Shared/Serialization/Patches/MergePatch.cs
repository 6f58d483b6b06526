using System.Text.Json.Nodes;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>JSON merge patch (RFC 7386).</summary>
public static class MergePatch
{
    /// <summary>The patched document; the original stays as it is. A patch of an API object is an object.</summary>
    public static JsonNode Apply(JsonNode? original, ReadOnlySpan<byte> patch, PatchLimits? limits = null)
    {
        if (PatchTree.Read(patch, limits) is not JsonObject changes) throw PatchException.Bad("Invalid JSON Patch: a merge patch is an object");
        return Merge(original, changes)!;
    }

    /// <summary>The merge itself, for any two values.</summary>
    public static JsonNode? Merge(JsonNode? original, JsonNode? patch) => MergeInto(original?.DeepClone(), patch);

    private static JsonNode? MergeInto(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var map = target as JsonObject ?? [];
        foreach (var (name, change) in changes)
        {
            if (change is null)
            {
                map.Remove(name);
                continue;
            }
            if (change is JsonObject && map.TryGetPropertyValue(name, out var existing) && existing is JsonObject nested) _ = MergeInto(nested, change);
            else map[name] = MergeInto(null, change);
        }
        return map;
    }
}
