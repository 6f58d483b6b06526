using System.Text.Json.Nodes;
using NetKube.Shared.Schema;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>
/// Strategic merge patch: a merge patch whose lists are merged by the rules of the type (KEP "strategic merge patch" of
/// Kubernetes, and its documents on $setElementOrder and $retainKeys).
/// </summary>
public static class StrategicMergePatch
{
    /// <summary>The patched object; the original stays as it is.</summary>
    public static JsonNode Apply(JsonNode original, ReadOnlySpan<byte> patch, TypeSchema schema, PatchLimits? limits = null)
    {
        if (PatchTree.Read(patch, limits) is not JsonObject changes) throw PatchException.Bad("json: a strategic merge patch is an object");
        if (original is not JsonObject) throw PatchException.Bad("invalid JSON document");
        return Objects((JsonObject)original.DeepClone(), changes, new StructSchema(() => schema));
    }

    /// <summary>Merges a patch into an object; both may be used up.</summary>
    internal static JsonObject Objects(JsonObject original, JsonObject patch, ValueSchema schema)
    {
        if (patch.TryGetPropertyValue(Directives.Patch, out var directive)) return Directives.OnObject(directive, patch);
        Directives.RetainKeys(original, patch);
        StrategicOrder.Apply(original, patch, schema);
        foreach (var name in patch.Select(p => p.Key).ToList())
        {
            patch.Remove(name, out var change);
            var deletes = name.StartsWith(Directives.DeleteFromPrimitiveList, StringComparison.Ordinal);
            Member(original, deletes ? Directives.FieldOf(name, Directives.DeleteFromPrimitiveList) : name, change, deletes, schema);
        }
        return original;
    }

    private static void Member(JsonObject original, string name, JsonNode? change, bool deletes, ValueSchema schema)
    {
        if (change is null)
        {
            original.Remove(name);
            return;
        }
        original.TryGetPropertyValue(name, out var existing);
        switch (existing, change)
        {
            case (JsonObject map, JsonObject changes):
                var field = Field(schema, name);
                original.Remove(name);
                original[name] = Strategy(field) == Directives.Replace ? changes : Objects(map, changes, field.Value);
                break;
            case (JsonArray list, JsonArray changes):
                original[name] = StrategicLists.Merge(Take(list), Take(changes), Field(schema, name), deletes);
                break;
            default:
                if (deletes) return;
                if (Directives.Strip(change)) original[name] = change;
                else original.Remove(name);
                break;
        }
    }

    /// <summary>A field by its JSON name; the data must be a struct that has it.</summary>
    internal static FieldSchema Field(ValueSchema schema, string name)
    {
        if (schema is not StructSchema structure) throw PatchException.Unfit("merging an object in json but data type is not struct, instead is: map");
        return structure.Type.Find(name) ?? throw PatchException.Unfit($"unable to find api field in struct {structure.Type.Name} for the json field \"{name}\"");
    }

    /// <summary>"merge", "replace" or nothing: retainKeys beside it acts by the directive in the patch alone.</summary>
    internal static string Strategy(FieldSchema field) =>
        field.PatchStrategy.Split(',').FirstOrDefault(s => s != "retainKeys") ?? "";

    /// <summary>The elements of a list, free to be put elsewhere.</summary>
    internal static List<JsonNode?> Take(JsonArray list)
    {
        var elements = list.ToList();
        list.Clear();
        return elements;
    }
}
