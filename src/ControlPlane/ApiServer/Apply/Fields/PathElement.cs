using System.Globalization;
using System.Text;
using NetKube.ControlPlane.ApiServer.Apply.Trees;

namespace NetKube.ControlPlane.ApiServer.Apply.Fields;

/// <summary>How a step of a path names its child.</summary>
internal enum PathElementKind
{
    // In the order of FieldsV1.

    /// <summary>A member of a map or struct (f:).</summary>
    Field,

    /// <summary>An element of a list by its keys (k:).</summary>
    Key,

    /// <summary>An element of a set by its value (v:).</summary>
    Value,

    /// <summary>An element of a list by its place (i:).</summary>
    Index,
}

/// <summary>One step of a path to a field.</summary>
internal readonly struct PathElement : IComparable<PathElement>, IEquatable<PathElement>
{
    // The name, the keys or the value, as the kind says: sets are made of many of these, so they are small.
    private readonly object? _what;
    private readonly int _index;

    private PathElement(PathElementKind kind, object? what, int index)
    {
        Kind = kind;
        _what = what;
        _index = index;
    }

    public PathElementKind Kind { get; }

    private string? FieldName => (string?)_what;

    private KeyValuePair<string, JsonTree>[] Keys => (KeyValuePair<string, JsonTree>[])_what!;

    private JsonTree Scalar => (JsonTree)_what!;

    /// <summary>The member's name.</summary>
    public string Name => _what as string ?? "";

    public static PathElement Field(string name) => new(PathElementKind.Field, name, 0);

    /// <summary>By keys, sorted by name.</summary>
    public static PathElement Key(KeyValuePair<string, JsonTree>[] key) => new(PathElementKind.Key, key, 0);

    public static PathElement Value(JsonTree value) => new(PathElementKind.Value, value, 0);

    public static PathElement Index(int index) => new(PathElementKind.Index, null, index);

    /// <summary>Reads a name of FieldsV1; false for kinds of a later version.</summary>
    public static bool TryParse(string text, out PathElement element)
    {
        element = default;
        if (text.Length < 2 || text[1] != ':') return false;
        var rest = text[2..];
        switch (text[0])
        {
            case 'f':
                element = Field(rest);
                return true;
            case 'v':
                element = Value(JsonTree.Parse(Encoding.UTF8.GetBytes(rest)));
                return true;
            case 'k':
                var members = JsonTree.Parse(Encoding.UTF8.GetBytes(rest)).Members;
                Array.Sort(members, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
                element = Key(members);
                return true;
            case 'i':
                element = Index(int.Parse(rest, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Its name in FieldsV1.</summary>
    public string Print() => Kind switch
    {
        PathElementKind.Field => "f:" + FieldName,
        PathElementKind.Key => "k:" + Encoding.UTF8.GetString(JsonTree.Map(Keys).ToJson()),
        PathElementKind.Value => "v:" + Encoding.UTF8.GetString(Scalar.ToJson()),
        _ => string.Create(CultureInfo.InvariantCulture, $"i:{_index}"),
    };

    public int CompareTo(PathElement other)
    {
        if (Kind != other.Kind) return Kind.CompareTo(other.Kind);
        return Kind switch
        {
            PathElementKind.Field => string.CompareOrdinal(FieldName, other.FieldName),
            PathElementKind.Key => CompareKeys(Keys, other.Keys),
            PathElementKind.Value => JsonTree.CompareScalars(Scalar, other.Scalar),
            _ => _index.CompareTo(other._index),
        };
    }

    public bool Equals(PathElement other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is PathElement other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        PathElementKind.Field => FieldName!.GetHashCode(StringComparison.Ordinal),
        PathElementKind.Key => Keys.Aggregate(Keys.Length, (hash, k) => HashCode.Combine(hash, k.Key, HashOf(k.Value))),
        PathElementKind.Value => HashOf(Scalar),
        _ => _index,
    };

    public static bool operator ==(PathElement left, PathElement right) => left.Equals(right);

    public static bool operator !=(PathElement left, PathElement right) => !left.Equals(right);

    public static bool operator <(PathElement left, PathElement right) => left.CompareTo(right) < 0;

    public static bool operator <=(PathElement left, PathElement right) => left.CompareTo(right) <= 0;

    public static bool operator >(PathElement left, PathElement right) => left.CompareTo(right) > 0;

    public static bool operator >=(PathElement left, PathElement right) => left.CompareTo(right) >= 0;

    /// <summary>As conflicts name it, such as <c>[port=80,protocol="TCP"]</c>.</summary>
    public override string ToString() => Kind switch
    {
        PathElementKind.Field => "." + FieldName,
        PathElementKind.Key => "[" + string.Join(",", Keys.Select(k => $"{k.Key}={Literal(k.Value)}")) + "]",
        PathElementKind.Value => $"[={Literal(Scalar)}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"[{_index}]"),
    };

    private static string Literal(JsonTree value) => Encoding.UTF8.GetString(value.ToJson());

    /// <summary>Numbers that are equal may be written differently.</summary>
    private static int HashOf(JsonTree scalar) => scalar.Kind == TreeKind.Number ? (int)TreeKind.Number : scalar.Text.GetHashCode(StringComparison.Ordinal);

    private static int CompareKeys(KeyValuePair<string, JsonTree>[] left, KeyValuePair<string, JsonTree>[] right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            var order = string.CompareOrdinal(left[i].Key, right[i].Key);
            if (order == 0) order = JsonTree.CompareScalars(left[i].Value, right[i].Value);
            if (order != 0) return order;
        }
        return left.Length.CompareTo(right.Length);
    }
}
