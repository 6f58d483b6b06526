using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply.Trees;

/// <summary>How two values differ, as sets of fields.</summary>
internal sealed record TreeComparison(FieldSet Added, FieldSet Modified, FieldSet Removed)
{
    public bool IsSame => Added.IsEmpty && Modified.IsEmpty && Removed.IsEmpty;

    /// <summary>Fields whose new value somebody wrote.</summary>
    public FieldSet Written => Modified.Union(Added);

    public static TreeComparison Of(JsonTree left, JsonTree right, ValueSchema schema)
    {
        var changes = new Changes();
        _ = Compare(left, right, schema, changes);
        return new TreeComparison(FieldSet.Of(changes.Added), FieldSet.Of(changes.Modified), FieldSet.Of(changes.Removed));
    }

    /// <summary>Without fields that nobody owns through this door.</summary>
    public TreeComparison Except(FieldSet ignored) =>
        ignored.IsEmpty ? this : new(Added.RecursiveDifference(ignored), Modified.RecursiveDifference(ignored), Removed.RecursiveDifference(ignored));

    private enum Own
    {
        Same,
        Added,
        Modified,
        Removed,
    }

    /// <summary>Notes what differs below; returns what happened to the value itself.</summary>
    private static Own Compare(JsonTree? left, JsonTree? right, ValueSchema? schema, Changes below)
    {
        if (IsLeaf(left, right, schema)) return Leaf(left, right);
        var shape = TreeShapes.Of(schema, right ?? left!);
        if (left is not null && right is not null && TreeShapes.Of(schema, left) != shape)
        {
            // Only where no schema fixes the shape: everything of the map goes or comes, and the field is another.
            if (shape == TreeShape.Leaf) Members(left, null, schema, below);
            else Members(null, right, schema, below);
            return Own.Modified;
        }
        if (shape == TreeShape.List) Elements(left, right, (ListSchema)schema!, below);
        else Members(left, right, schema, below);
        return left is null ? Own.Added : right is null ? Own.Removed : Own.Same;
    }

    /// <summary>
    /// Values that are compared as a whole. Empty and null lists and maps are among them, so that the difference between
    /// them has an owner.
    /// </summary>
    private static bool IsLeaf(JsonTree? left, JsonTree? right, ValueSchema? schema)
    {
        if (ReferenceEquals(left, right) || ((left is null || left.IsEmpty) && (right is null || right.IsEmpty))) return true;
        return (left is null || TreeShapes.Of(schema, left) == TreeShape.Leaf) && (right is null || TreeShapes.Of(schema, right) == TreeShape.Leaf);
    }

    private static Own Leaf(JsonTree? left, JsonTree? right)
    {
        if (left is null) return right is null ? Own.Same : Own.Added;
        if (right is null) return Own.Removed;
        return JsonTree.Same(left, right) ? Own.Same : Own.Modified;
    }

    private static void Members(JsonTree? left, JsonTree? right, ValueSchema? schema, Changes changes)
    {
        foreach (var (name, value) in right?.Members ?? [])
        {
            changes.Note(PathElement.Field(name), left?.Find(name), value, TreeShapes.Member(schema, name).Schema);
        }
        foreach (var (name, value) in left?.Members ?? [])
        {
            if (right?.Find(name) is null) changes.Note(PathElement.Field(name), value, null, TreeShapes.Member(schema, name).Schema);
        }
    }

    private static void Elements(JsonTree? left, JsonTree? right, ListSchema schema, Changes changes)
    {
        var before = Index(left, schema);
        var after = Index(right, schema);
        foreach (var (name, items) in before)
        {
            var others = after.GetValueOrDefault(name) ?? [];
            if (items.Count <= 1 && others.Count <= 1) changes.Note(name, items[0], others.FirstOrDefault(), schema.Element);
            else changes.NoteRepeated(name, items, others, schema.Element);
        }
        foreach (var (name, items) in after)
        {
            if (before.ContainsKey(name)) continue;
            if (items.Count == 1) changes.Note(name, null, items[0], schema.Element);
            else changes.NoteRepeated(name, [], items, schema.Element);
        }
    }

    private static Dictionary<PathElement, List<JsonTree>> Index(JsonTree? list, ListSchema schema)
    {
        var items = list?.Items ?? [];
        var index = new Dictionary<PathElement, List<JsonTree>>(items.Length);
        foreach (var item in items)
        {
            var name = ListElements.NameOf(schema, item);
            if (index.TryGetValue(name, out var found)) found.Add(item);
            else index[name] = [item];
        }
        return index;
    }

    /// <summary>The three sets of one level while they grow.</summary>
    private sealed class Changes
    {
        public List<FieldNode>? Added { get; private set; }

        public List<FieldNode>? Modified { get; private set; }

        public List<FieldNode>? Removed { get; private set; }

        /// <summary>Compares a child.</summary>
        public void Note(PathElement name, JsonTree? left, JsonTree? right, ValueSchema? schema)
        {
            if (IsLeaf(left, right, schema))
            {
                Add(name, Leaf(left, right), null);
                return;
            }
            var below = new Changes();
            Add(name, Compare(left, right, schema, below), below);
        }

        private void Add(PathElement name, Own own, Changes? below)
        {
            if (own == Own.Added || below?.Added is not null) (Added ??= []).Add(new FieldNode(name, own == Own.Added, FieldSet.Of(below?.Added)));
            if (own == Own.Modified || below?.Modified is not null) (Modified ??= []).Add(new FieldNode(name, own == Own.Modified, FieldSet.Of(below?.Modified)));
            if (own == Own.Removed || below?.Removed is not null) (Removed ??= []).Add(new FieldNode(name, own == Own.Removed, FieldSet.Of(below?.Removed)));
        }

        /// <summary>Compares elements of one name: those that stand more than once are owned together.</summary>
        public void NoteRepeated(PathElement name, List<JsonTree> left, List<JsonTree> right, ValueSchema schema)
        {
            if (left.Count >= 2 && right.Count >= 2)
            {
                if (!JsonTree.Same(JsonTree.List(left), JsonTree.List(right))) (Modified ??= []).Add(new FieldNode(name, true, FieldSet.Empty));
            }
            else if (left.Count >= 2)
            {
                if (right.Count > 0) Note(name, null, right[0], schema);
                (Removed ??= []).Add(new FieldNode(name, true, FieldSet.Empty));
            }
            else
            {
                if (left.Count > 0) Note(name, left[0], null, schema);
                (Added ??= []).Add(new FieldNode(name, true, FieldSet.Empty));
            }
        }
    }
}
