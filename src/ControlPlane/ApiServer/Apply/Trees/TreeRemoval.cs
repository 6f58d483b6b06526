using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply.Trees;

/// <summary>Takes fields out of a value.</summary>
internal static class TreeRemoval
{
    public static JsonTree Remove(JsonTree value, FieldSet gone, ValueSchema? schema)
    {
        if (gone.IsEmpty) return value;
        return TreeShapes.Of(schema, value) switch
        {
            TreeShape.Map => Members(value, gone, schema),
            TreeShape.List => Elements(value, gone, (ListSchema)schema!),
            _ => value,
        };
    }

    /// <summary>What has nothing left is null, which readers take for absent.</summary>
    private static JsonTree Members(JsonTree value, FieldSet gone, ValueSchema? schema)
    {
        var kept = new List<KeyValuePair<string, JsonTree>>(value.Members.Length);
        foreach (var (name, member) in value.Members)
        {
            var element = PathElement.Field(name);
            if (!gone.Has(element)) kept.Add(new(name, Remove(member, gone.Under(element), TreeShapes.Member(schema, name).Schema)));
        }
        return kept.Count == 0 ? JsonTree.Null : JsonTree.Map(kept);
    }

    private static JsonTree Elements(JsonTree value, FieldSet gone, ListSchema schema)
    {
        var kept = new List<JsonTree>(value.Items.Length);
        foreach (var item in value.Items)
        {
            var element = ListElements.NameOf(schema, item);
            if (!gone.Has(element)) kept.Add(Remove(item, gone.Under(element), schema.Element));
        }
        return kept.Count == 0 ? JsonTree.Null : JsonTree.List(kept);
    }
}
