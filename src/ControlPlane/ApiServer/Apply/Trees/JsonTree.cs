using System.Globalization;
using System.Text.Json;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Apply.Trees;

/// <summary>What a value is.</summary>
internal enum TreeKind
{
    // In the order in which Kubernetes sorts values of different sorts.
    Number,
    String,
    Boolean,
    List,
    Map,
    Null,
}

/// <summary>A JSON value that never changes, so that merging and pruning may share what they leave alone.</summary>
internal sealed class JsonTree
{
    /// <summary>Above this many members a map is searched by an index.</summary>
    private const int IndexFrom = 12;

    private Dictionary<string, JsonTree>? _index;

    private JsonTree(TreeKind kind, string text, JsonTree[] items, KeyValuePair<string, JsonTree>[] members)
    {
        Kind = kind;
        Text = text;
        Items = items;
        Members = members;
    }

    public static JsonTree Null { get; } = new(TreeKind.Null, "null", [], []);

    public TreeKind Kind { get; }

    /// <summary>A string's value, or the JSON text of a number or boolean.</summary>
    public string Text { get; }

    /// <summary>A list's elements.</summary>
    public JsonTree[] Items { get; }

    /// <summary>A map's members.</summary>
    public KeyValuePair<string, JsonTree>[] Members { get; }

    /// <summary>Neither elements nor members, nor a value.</summary>
    public bool IsEmpty => Kind >= TreeKind.List && Items.Length == 0 && Members.Length == 0;

    public static JsonTree List(IEnumerable<JsonTree> items) => new(TreeKind.List, "", [.. items], []);

    public static JsonTree Map(IEnumerable<KeyValuePair<string, JsonTree>> members) => new(TreeKind.Map, "", [], [.. members]);

    public static JsonTree String(string text) => new(TreeKind.String, text, [], []);

    /// <summary>A member of a map, or null.</summary>
    public JsonTree? Find(string name)
    {
        if (Members.Length >= IndexFrom) return (_index ??= Members.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal)).GetValueOrDefault(name);
        foreach (var (key, value) in Members)
        {
            if (key == name) return value;
        }
        return null;
    }

    /// <summary>The map with a member set, or taken out.</summary>
    public JsonTree With(string name, JsonTree? value)
    {
        var rest = Members.Where(m => m.Key != name);
        return Map(value is null ? rest : rest.Append(new(name, value)));
    }

    /// <summary>Reads JSON that somebody else wrote: of equal names the last counts.</summary>
    public static JsonTree ParseInput(ReadOnlySpan<byte> utf8) => Distinct(Parse(utf8));

    /// <summary>Reads JSON without equal names.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="skip">Members of metadata to leave out.</param>
    public static JsonTree Parse(ReadOnlySpan<byte> utf8, params scoped ReadOnlySpan<string> skip)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 512 });
        reader.Read();
        return Value(ref reader, skip, inMetadata: false);
    }

    public void Write(JsonOutput output)
    {
        switch (Kind)
        {
            case TreeKind.String:
                output.String(Text);
                break;
            case TreeKind.List:
                output.BeginArray();
                foreach (var item in Items)
                {
                    output.NextElement();
                    item.Write(output);
                }
                output.EndArray();
                break;
            case TreeKind.Map:
                output.BeginObject();
                foreach (var (name, value) in Members)
                {
                    output.DynamicName(name);
                    value.Write(output);
                }
                output.EndObject();
                break;
            default:
                output.Raw(System.Text.Encoding.ASCII.GetBytes(Text));
                break;
        }
    }

    /// <summary>The JSON text.</summary>
    public byte[] ToJson()
    {
        using var output = new JsonOutput();
        Write(output);
        return output.ToArray();
    }

    public override string ToString() => System.Text.Encoding.UTF8.GetString(ToJson());

    /// <summary>Whether two values are equal; the order of members does not matter.</summary>
    public static bool Same(JsonTree left, JsonTree right)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left.Kind != right.Kind) return false;
        switch (left.Kind)
        {
            case TreeKind.List:
                if (left.Items.Length != right.Items.Length) return false;
                for (var i = 0; i < left.Items.Length; i++)
                {
                    if (!Same(left.Items[i], right.Items[i])) return false;
                }
                return true;
            case TreeKind.Map:
                if (left.Members.Length != right.Members.Length) return false;
                foreach (var (name, value) in left.Members)
                {
                    if (right.Find(name) is not { } other || !Same(value, other)) return false;
                }
                return true;
            default:
                return CompareScalars(left, right) == 0;
        }
    }

    /// <summary>The order of scalars: by sort, then numbers by size and strings by their letters.</summary>
    public static int CompareScalars(JsonTree left, JsonTree right)
    {
        if (left.Kind != right.Kind) return left.Kind.CompareTo(right.Kind);
        if (left.Kind != TreeKind.Number || left.Text == right.Text) return string.CompareOrdinal(left.Text, right.Text);
        if (long.TryParse(left.Text, CultureInfo.InvariantCulture, out var a) && long.TryParse(right.Text, CultureInfo.InvariantCulture, out var b)) return a.CompareTo(b);
        return double.Parse(left.Text, CultureInfo.InvariantCulture).CompareTo(double.Parse(right.Text, CultureInfo.InvariantCulture));
    }

    private static JsonTree Value(ref Utf8JsonReader reader, scoped ReadOnlySpan<string> skip, bool inMetadata)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader, skip, inMetadata);
            case JsonTokenType.StartArray:
                var items = new List<JsonTree>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader, skip, inMetadata: false));
                return List(items);
            case JsonTokenType.String:
                return String(reader.GetString()!);
            case JsonTokenType.Number:
                return new JsonTree(TreeKind.Number, System.Text.Encoding.ASCII.GetString(reader.ValueSpan), [], []);
            case JsonTokenType.True:
                return new JsonTree(TreeKind.Boolean, "true", [], []);
            case JsonTokenType.False:
                return new JsonTree(TreeKind.Boolean, "false", [], []);
            default:
                return Null;
        }
    }

    private static JsonTree Object(ref Utf8JsonReader reader, scoped ReadOnlySpan<string> skip, bool inMetadata)
    {
        var top = reader.CurrentDepth == 0;
        var members = new List<KeyValuePair<string, JsonTree>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (inMetadata && skip.Contains(name)) reader.Skip();
            else members.Add(new(name, Value(ref reader, skip, top && name == "metadata")));
        }
        return Map(members);
    }

    private static JsonTree Distinct(JsonTree value) => value.Kind switch
    {
        TreeKind.List => List(value.Items.Select(Distinct)),
        TreeKind.Map => Map(value.Members.Reverse().DistinctBy(m => m.Key).Reverse().Select(m => new KeyValuePair<string, JsonTree>(m.Key, Distinct(m.Value)))),
        _ => value,
    };
}
