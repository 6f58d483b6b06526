using System.Text;
using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply.Trees;

/// <summary>A value does not fit its schema, so that its fields cannot be told apart.</summary>
internal sealed class TreeException(string message) : Exception(message);

/// <summary>How elements of sets and keyed lists are named.</summary>
internal static class ListElements
{
    /// <summary>The name of an element; a key that is left out has its declared default (a port's protocol is TCP).</summary>
    public static PathElement NameOf(ListSchema list, JsonTree element)
    {
        if (list.Kind == ListKind.Set) return OfSet(element);
        if (element.Kind == TreeKind.Null) throw new TreeException("associative list with keys may not have a null element");
        if (element.Kind != TreeKind.Map) throw new TreeException("associative list with keys may not have non-map elements");
        var key = new KeyValuePair<string, JsonTree>[list.Keys.Count];
        for (var i = 0; i < key.Length; i++)
        {
            var name = list.Keys[i];
            var value = element.Find(name) ?? Default(list, name) ?? throw new TreeException($"associative list with keys has an element that omits key field \"{name}\" (and doesn't have default value)");
            if (value.Kind is TreeKind.List or TreeKind.Map) throw new TreeException($"key field \"{name}\" of an associative list is no scalar");
            key[i] = new(name, value);
        }
        if (key.Length > 1) Array.Sort(key, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return PathElement.Key(key);
    }

    /// <summary>The names of all elements of a list (none for null).</summary>
    public static PathElement[] NamesOf(ListSchema list, JsonTree? value)
    {
        var items = value?.Items ?? [];
        var names = new PathElement[items.Length];
        for (var i = 0; i < items.Length; i++) names[i] = NameOf(list, items[i]);
        return names;
    }

    private static PathElement OfSet(JsonTree element) => element.Kind switch
    {
        TreeKind.Map => throw new TreeException("associative list without keys has an element that's a map type"),
        TreeKind.List => throw new TreeException("not supported: associative list with lists as elements"),
        TreeKind.Null => throw new TreeException("associative list without keys has an element that's an explicit null"),
        _ => PathElement.Value(element),
    };

    private static JsonTree? Default(ListSchema list, string name) =>
        (list.Element as StructSchema)?.Type.Find(name)?.Default is { } text ? JsonTree.Parse(Encoding.UTF8.GetBytes(text)) : null;
}
