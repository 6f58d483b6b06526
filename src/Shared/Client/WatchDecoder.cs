using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.Shared.Client;

/// <summary>One frame of a watch: <c>{"type":"ADDED","object":{…}}</c>.</summary>
internal static class WatchDecoder
{
    /// <summary>The event; an ERROR frame is thrown as the refusal it carries.</summary>
    public static WatchEvent<T> Decode<T>(ReadOnlySpan<byte> frame)
        where T : class, IKubeObject, IApiValue<T>
    {
        var input = new JsonInput(frame);
        var type = "";
        T? value = null;
        RawJson? early = null;
        if (!input.BeginObject()) throw new ApiFormatException("a watch frame is null");
        while (input.NextField(out var name))
        {
            if (name.SequenceEqual("type"u8)) type = input.ReadString();
            else if (!name.SequenceEqual("object"u8)) input.SkipValue();
            else if (type.Length == 0) early = input.ReadRaw();   // the type comes behind the object: read it again below
            else if (type == "ERROR") throw new ApiException(Status.ReadJson(ref input));
            else value = T.ReadJson(ref input);
        }
        if (early is { } raw) value = DecodeLate<T>(type, raw.Utf8.Span);
        return new WatchEvent<T>(TypeOf(type), value ?? throw new ApiFormatException($"a watch frame of type \"{type}\" has no object"));
    }

    private static T DecodeLate<T>(string type, ReadOnlySpan<byte> raw)
        where T : class, IKubeObject, IApiValue<T>
    {
        var input = new JsonInput(raw);
        if (type == "ERROR") throw new ApiException(Status.ReadJson(ref input));
        return T.ReadJson(ref input);
    }

    private static WatchEventType TypeOf(string type) => type switch
    {
        "ADDED" => WatchEventType.Added,
        "MODIFIED" => WatchEventType.Modified,
        "DELETED" => WatchEventType.Deleted,
        "BOOKMARK" => WatchEventType.Bookmark,
        _ => throw new ApiFormatException($"a watch frame has the unknown type \"{type}\""),
    };
}

/// <summary>A collection, item by item.</summary>
internal static class ListDecoder
{
    public static KubeList<T> Decode<T>(ReadOnlySpan<byte> utf8, string groupVersion, string kind)
        where T : class, IKubeObject, IApiValue<T>
    {
        var input = new JsonInput(utf8);
        var metadata = new ListMeta();
        List<T>? items = null;
        if (!input.BeginObject()) throw new ApiFormatException("a list is null");
        while (input.NextField(out var name))
        {
            if (name.SequenceEqual("metadata"u8)) metadata = ListMeta.ReadJson(ref input);
            else if (name.SequenceEqual("items"u8)) items = input.ReadList(static (ref JsonInput element) => T.ReadJson(ref element));
            else input.SkipValue();
        }
        items ??= [];
        // The API leaves kind and apiVersion out of typed lists' items; whoever refers to an object needs them.
        foreach (var item in items)
        {
            if (item.Kind.Length == 0) (item.Kind, item.ApiVersion) = (kind, groupVersion);
        }
        return new KubeList<T>(items, metadata.ResourceVersion, metadata.Continue);
    }
}
