using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply.Trees;

/// <summary>How far into a value its parts have owners of their own.</summary>
internal enum TreeShape
{
    /// <summary>Owned as a whole.</summary>
    Leaf,

    /// <summary>Its elements are owned one by one.</summary>
    List,

    /// <summary>Its members are owned one by one.</summary>
    Map,
}

/// <summary>
/// What the schema says of values. Where there is no schema (null: the unknown fields of custom types) maps are owned by
/// members and lists as a whole.
/// </summary>
internal static class TreeShapes
{
    public static TreeShape Of(ValueSchema? schema, JsonTree value) => schema switch
    {
        StructSchema structure => structure.IsAtomic ? TreeShape.Leaf : TreeShape.Map,
        MapSchema map => map.Atomic ? TreeShape.Leaf : TreeShape.Map,
        ListSchema list => list.Kind == ListKind.Atomic ? TreeShape.Leaf : TreeShape.List,
        null => value.Kind == TreeKind.Map ? TreeShape.Map : TreeShape.Leaf,
        _ => TreeShape.Leaf,
    };

    /// <summary>The schema of a map's member, and whether it is a named field.</summary>
    public static (ValueSchema? Schema, bool Named) Member(ValueSchema? schema, string name) => schema switch
    {
        StructSchema structure when structure.Type.Find(name) is { } field => (field.Value, true),
        MapSchema map => (map.Value, false),
        _ => (null, false),
    };

    /// <summary>The schema of a list's elements.</summary>
    public static ValueSchema? Element(ValueSchema? schema) => (schema as ListSchema)?.Element;
}
