namespace NetKube.ControlPlane.ApiServer.Apply.Fields;

/// <summary>A child of a set: whether the field itself belongs to it, and which of the fields below.</summary>
internal readonly record struct FieldNode(PathElement Element, bool IsMember, FieldSet Below);

/// <summary>
/// A set of fields as a tree that never changes. Example: .spec (not itself) with .replicas, and .metadata.labels with
/// .a is <c>{f:metadata: {f:labels: {f:a}}, f:spec: {f:replicas}}</c>. Nodes are sorted, so that the operations are
/// walks side by side.
/// </summary>
internal sealed class FieldSet
{
    private readonly FieldNode[] _nodes;

    private FieldSet(FieldNode[] nodes)
    {
        _nodes = nodes;
    }

    private enum Operation
    {
        Union,
        Difference,
        Intersection,
        RecursiveDifference,
    }

    public static FieldSet Empty { get; } = new([]);

    public bool IsEmpty => _nodes.Length == 0;

    public ReadOnlySpan<FieldNode> Nodes => _nodes;

    /// <summary>A set of nodes in any order; nodes of equal names become one, nodes with nothing in them are left out.</summary>
    public static FieldSet Of(List<FieldNode>? nodes)
    {
        if (nodes is null or { Count: 0 }) return Empty;
        var sorted = true;
        for (var i = 0; i < nodes.Count && sorted; i++)
        {
            sorted = (nodes[i].IsMember || !nodes[i].Below.IsEmpty) && (i == 0 || nodes[i - 1].Element < nodes[i].Element);
        }
        return new FieldSet(sorted ? [.. nodes] : Normal(nodes));
    }

    /// <summary>A set of one path.</summary>
    public static FieldSet OfPath(params ReadOnlySpan<string> path) =>
        path.Length == 1
            ? new FieldSet([new FieldNode(PathElement.Field(path[0]), true, Empty)])
            : new FieldSet([new FieldNode(PathElement.Field(path[0]), false, OfPath(path[1..]))]);

    /// <summary>Whether a direct child itself belongs to the set.</summary>
    public bool Has(PathElement element) => Search(element) is >= 0 and var at && _nodes[at].IsMember;

    /// <summary>What belongs to the set below a child.</summary>
    public FieldSet Under(PathElement element) => Search(element) is >= 0 and var at ? _nodes[at].Below : Empty;

    public FieldSet Union(FieldSet other) => other.IsEmpty ? this : IsEmpty ? other : Walk(this, other, Operation.Union);

    /// <summary>Without the members of another set; what is below those stays.</summary>
    public FieldSet Difference(FieldSet other) => IsEmpty || other.IsEmpty ? this : Walk(this, other, Operation.Difference);

    public FieldSet Intersection(FieldSet other) => IsEmpty || other.IsEmpty ? Empty : Walk(this, other, Operation.Intersection);

    /// <summary>Without the members of another set and all that is below them.</summary>
    public FieldSet RecursiveDifference(FieldSet other) => IsEmpty || other.IsEmpty ? this : Walk(this, other, Operation.RecursiveDifference);

    /// <summary>The paths of all members, in order, as conflicts name them.</summary>
    public IEnumerable<string> Paths(string prefix = "")
    {
        foreach (var node in _nodes)
        {
            var path = prefix + node.Element;
            if (node.IsMember) yield return path;
            foreach (var below in node.Below.Paths(path)) yield return below;
        }
    }

    public bool SetEquals(FieldSet other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (_nodes.Length != other._nodes.Length) return false;
        for (var i = 0; i < _nodes.Length; i++)
        {
            var (left, right) = (_nodes[i], other._nodes[i]);
            if (left.Element != right.Element || left.IsMember != right.IsMember || !left.Below.SetEquals(right.Below)) return false;
        }
        return true;
    }

    public override string ToString() => string.Join(" ", Paths());

    private static FieldNode[] Normal(List<FieldNode> nodes)
    {
        nodes.Sort(static (a, b) => a.Element.CompareTo(b.Element));
        var result = new List<FieldNode>(nodes.Count);
        foreach (var node in nodes)
        {
            if (!node.IsMember && node.Below.IsEmpty) continue;
            if (result.Count > 0 && result[^1].Element == node.Element)
            {
                result[^1] = new FieldNode(node.Element, node.IsMember || result[^1].IsMember, result[^1].Below.Union(node.Below));
            }
            else
            {
                result.Add(node);
            }
        }
        return [.. result];
    }

    private static FieldSet Walk(FieldSet left, FieldSet right, Operation operation)
    {
        List<FieldNode>? result = null;   // as long as all of the left set is kept as it is, there is none
        int i = 0, j = 0;
        while (i < left._nodes.Length || (operation == Operation.Union && j < right._nodes.Length))
        {
            var order = i == left._nodes.Length ? 1 : j == right._nodes.Length ? -1 : left._nodes[i].Element.CompareTo(right._nodes[j].Element);
            if (order < 0)
            {
                if (operation == Operation.Intersection) result ??= left.First(i);
                else result?.Add(left._nodes[i]);
                i++;
            }
            else if (order > 0)
            {
                if (operation == Operation.Union) (result ??= left.First(i)).Add(right._nodes[j]);
                j++;
            }
            else
            {
                var before = left._nodes[i];
                var node = Join(before, right._nodes[j++], operation);
                if (node.IsMember != before.IsMember || !ReferenceEquals(node.Below, before.Below)) result ??= left.First(i);
                if (node.IsMember || !node.Below.IsEmpty) result?.Add(node);
                i++;
            }
        }
        return result is null ? left : result.Count == 0 ? Empty : new FieldSet([.. result]);
    }

    /// <summary>A list that begins with the first nodes.</summary>
    private List<FieldNode> First(int count)
    {
        var list = new List<FieldNode>(_nodes.Length + 1);
        list.AddRange(_nodes.AsSpan(0, count));
        return list;
    }

    private static FieldNode Join(FieldNode left, FieldNode right, Operation operation) => operation switch
    {
        Operation.Union => new(left.Element, left.IsMember || right.IsMember, left.Below.Union(right.Below)),
        Operation.Difference => new(left.Element, left.IsMember && !right.IsMember, left.Below.Difference(right.Below)),
        Operation.Intersection => new(left.Element, left.IsMember && right.IsMember, left.Below.Intersection(right.Below)),
        _ when right.IsMember => new(left.Element, false, Empty),
        _ => new(left.Element, left.IsMember, left.Below.RecursiveDifference(right.Below)),
    };

    private int Search(PathElement element)
    {
        int low = 0, high = _nodes.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _nodes[middle].Element.CompareTo(element);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }
}
