using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply.Trees;

/// <summary>The fields that a value sets: what server-side apply makes its manager the owner of.</summary>
internal static class TreeFields
{
    public static FieldSet Of(JsonTree value, ValueSchema schema) => Below(value, schema, out _);

    /// <summary>
    /// The named fields on the way to members become members too: removing by such a set takes whole structs along.
    /// </summary>
    public static FieldSet WithNamedFields(FieldSet set, ValueSchema? schema)
    {
        var nodes = new List<FieldNode>(set.Nodes.Length);
        foreach (var node in set.Nodes)
        {
            var named = false;
            ValueSchema? below = null;
            if (node.Element.Kind == PathElementKind.Field) (below, named) = TreeShapes.Member(schema, node.Element.Name);
            else if (node.Element.Kind == PathElementKind.Key) below = TreeShapes.Element(schema);
            nodes.Add(node with { IsMember = node.IsMember || named, Below = WithNamedFields(node.Below, below) });
        }
        return FieldSet.Of(nodes);
    }

    private static FieldSet Below(JsonTree value, ValueSchema? schema, out bool self)
    {
        var shape = TreeShapes.Of(schema, value);
        self = shape == TreeShape.Leaf;
        if (self || value.IsEmpty) return FieldSet.Empty;
        return FieldSet.Of(shape == TreeShape.List ? Elements(value, (ListSchema)schema!) : Members(value, schema));
    }

    private static List<FieldNode> Elements(JsonTree value, ListSchema schema)
    {
        var nodes = new List<FieldNode>(value.Items.Length);
        foreach (var item in value.Items)
        {
            nodes.Add(new FieldNode(ListElements.NameOf(schema, item), true, Below(item, schema.Element, out _)));
        }
        return nodes;
    }

    private static List<FieldNode> Members(JsonTree value, ValueSchema? schema)
    {
        var nodes = new List<FieldNode>(value.Members.Length);
        foreach (var (name, member) in value.Members)
        {
            var (memberSchema, named) = TreeShapes.Member(schema, name);
            var below = Below(member, memberSchema, out var self);
            // An empty map is a value of its own; an entry of a map is owned beside what is in it, a struct's field is not.
            self |= !named || member.Kind == TreeKind.Null || (member.Kind == TreeKind.Map && member.IsEmpty);
            nodes.Add(new FieldNode(PathElement.Field(name), self, below));
        }
        return nodes;
    }
}
