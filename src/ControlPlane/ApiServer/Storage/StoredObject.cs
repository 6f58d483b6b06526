using System.Text;
using System.Text.Json;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>
/// One object at one revision, as the store keeps it: its JSON without kind, apiVersion and resourceVersion, which
/// begins with <c>{"metadata":{</c>. So the served form is made by putting literals in front, without decoding:
/// <code>
/// stored   {"metadata":{"name":"a",…},"spec":…}
/// served   {"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"7","name":"a",…},"spec":…}
/// </code>
/// Immutable and shared by every reader.
/// </summary>
public sealed class StoredObject
{
    /// <summary>What every stored object begins with.</summary>
    private static readonly int Head = "{\"metadata\":{"u8.Length;

    // Made when somebody first looks inside: most objects are only passed on, and a weak reference costs a handle and a finalizer.
    private WeakReference<IKubeObject>? _decoded;

    public StoredObject(ApiResource resource, string key, ReadOnlyMemory<byte> json, long revision)
    {
        Resource = resource;
        Key = key;
        Json = json;
        Revision = revision;
    }

    /// <summary>The kind.</summary>
    public ApiResource Resource { get; }

    /// <summary>The store's key.</summary>
    public string Key { get; }

    /// <summary>The stored form.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The resourceVersion.</summary>
    public long Revision { get; }

    /// <summary>The name: the key's last part.</summary>
    public string Name => Key[(Key.LastIndexOf('/') + 1)..];

    /// <summary>The namespace; empty for a cluster-scoped object.</summary>
    public string Namespace
    {
        get
        {
            if (!Resource.Namespaced) return "";
            var end = Key.LastIndexOf('/');
            return Key[(Key.LastIndexOf('/', end - 1) + 1)..end];
        }
    }

    /// <summary>The object; shared with other readers, so never to be changed.</summary>
    public IKubeObject Object
    {
        get
        {
            var decoded = _decoded;
            if (decoded is not null && decoded.TryGetTarget(out var known)) return known;
            var value = Decode();
            if (decoded is null) _decoded = new WeakReference<IKubeObject>(value);
            else decoded.SetTarget(value);
            return value;
        }
    }

    /// <summary>The labels, read from the stored form; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Labels => StoredLabels.Read(Json.Span);

    /// <summary>The length of the object in protobuf, once somebody has measured it; 0 before.</summary>
    public int ProtoLength { get; set; }

    /// <summary>A fresh copy that the caller may change.</summary>
    public IKubeObject Decode()
    {
        var input = new JsonInput(Json.Span);
        var value = (IKubeObject)Resource.ReadJson(ref input);
        value.Kind = Resource.Kind;
        value.ApiVersion = Resource.GroupVersion;
        value.Metadata.ResourceVersion = Revision == 0 ? "" : Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return value;
    }

    /// <summary>Writes the served form; list items have no kind and apiVersion.</summary>
    public void WriteServed(JsonOutput output, bool withType)
    {
        output.BeginObject();
        if (withType) WriteType(output, Resource.Kind, Resource.GroupVersion);
        output.Name(",\"metadata\":"u8);
        WriteHead(output);
        output.Raw(Json.Span[Head..]);
    }

    /// <summary>
    /// Writes the metadata alone, as a PartialObjectMetadata, without decoding:
    /// <code>{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"7","name":"a",…}}</code>
    /// </summary>
    public void WriteMetadata(JsonOutput output, string apiVersion)
    {
        output.BeginObject();
        WriteType(output, "PartialObjectMetadata", apiVersion);
        output.Name(",\"metadata\":"u8);
        WriteHead(output);
        output.Raw(Json.Span[Head..MetadataEnd()]);
        output.Raw("}"u8);
    }

    /// <summary>The stored form of an object.</summary>
    public static byte[] Encode(IKubeObject value)
    {
        var (kind, apiVersion, resourceVersion) = (value.Kind, value.ApiVersion, value.Metadata.ResourceVersion);
        try
        {
            (value.Kind, value.ApiVersion, value.Metadata.ResourceVersion) = ("", "", "");
            using var output = new JsonOutput { EmptyIsNull = true };
            value.WriteJson(output);
            return output.ToArray();
        }
        finally
        {
            (value.Kind, value.ApiVersion, value.Metadata.ResourceVersion) = (kind, apiVersion, resourceVersion);
        }
    }

    /// <summary>From what the store holds.</summary>
    public static StoredObject From(ApiResource resource, StoreEntry entry) => new(resource, entry.Key, entry.Value, entry.ModRevision);

    /// <summary>kind and apiVersion of an object under way.</summary>
    public static void WriteType(JsonOutput output, string kind, string apiVersion)
    {
        output.Raw("\"kind\":\""u8);
        output.Raw(Encoding.UTF8.GetBytes(kind));
        output.Raw("\",\"apiVersion\":\""u8);
        output.Raw(Encoding.UTF8.GetBytes(apiVersion));
        output.Raw("\""u8);
    }

    /// <summary>How metadata begins on the wire: with the revision, which is not stored.</summary>
    private void WriteHead(JsonOutput output)
    {
        if (Revision == 0)
        {
            // A dry run stored nothing.
            output.BeginObject();
            return;
        }
        output.Raw("{\"resourceVersion\":\""u8);
        output.Number(Revision);
        output.Raw("\","u8);
    }

    /// <summary>Where the metadata ends in the stored form, its closing brace included.</summary>
    private int MetadataEnd()
    {
        var reader = new Utf8JsonReader(Json.Span, new JsonReaderOptions { MaxDepth = 512 });
        for (var tokens = 0; tokens < 3; tokens++) reader.Read(); // {"metadata":{
        reader.Skip();
        return (int)reader.BytesConsumed;
    }
}
