using System.Globalization;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Objects in the form that a client asked for with as=: tables and bare metadata.</summary>
public static class ShapedObjects
{
    /// <summary>One object in its shape.</summary>
    public static ITypedObject Shape(ApiRequest request, StoredObject value, Negotiated negotiated) => negotiated.Shape switch
    {
        ResponseShape.Table => Table(request, [value], new ListMeta { ResourceVersion = Revision(value) }, withColumns: true, negotiated),
        ResponseShape.PartialObjectMetadata => Metadata(request.Kind, value, negotiated.ShapeVersion),
        ResponseShape.PartialObjectMetadataList => throw ApiException.NotAcceptable(["application/json"]),
        _ => value.Object,
    };

    /// <summary>A table of objects.</summary>
    public static Table Table(ApiRequest request, IEnumerable<StoredObject> objects, ListMeta meta, bool withColumns, Negotiated negotiated)
    {
        var rows = new TableRows(request, negotiated);
        return new Table
        {
            Kind = "Table",
            ApiVersion = "meta.k8s.io/" + negotiated.ShapeVersion,
            Metadata = meta,
            ColumnDefinitions = withColumns ? [.. rows.Columns()] : null,
            Rows = [.. objects.Select(rows.Row)],
        };
    }

    /// <summary>An object's metadata alone.</summary>
    public static PartialObjectMetadata Metadata(IKind kind, StoredObject value, string version) => new()
    {
        Kind = "PartialObjectMetadata",
        ApiVersion = "meta.k8s.io/" + version,
        Metadata = kind.WireAnnotations.Count == 0 ? value.Object.Metadata : Without(kind.WireAnnotations, value.Object.Metadata),
    };

    /// <summary>An object's metadata alone, as JSON; copied from the stored form where nothing of it is to be left out.</summary>
    public static void WriteMetadata(JsonOutput output, IKind kind, StoredObject value, string version)
    {
        if (kind.WireAnnotations.Count == 0) value.WriteMetadata(output, "meta.k8s.io/" + version);
        else Metadata(kind, value, version).WriteJson(output);
    }

    /// <summary>The revision as text; empty where nothing was stored (a dry run).</summary>
    public static string Revision(StoredObject value) => value.Revision == 0 ? "" : value.Revision.ToString(CultureInfo.InvariantCulture);

    private static ObjectMeta Without(IReadOnlyList<string> annotations, ObjectMeta meta)
    {
        var bare = meta.Clone();
        foreach (var name in annotations) bare.Annotations?.Remove(name);
        if (bare.Annotations is { Count: 0 }) bare.Annotations = null;
        return bare;
    }
}
