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
        var now = request.Http.RequestServices.GetClock().GetUtcNow().UtcDateTime;
        var include = IncludeObject(request);
        return new Table
        {
            Kind = "Table",
            ApiVersion = "meta.k8s.io/" + negotiated.ShapeVersion,
            Metadata = meta,
            ColumnDefinitions = withColumns ? Columns(request) : null,
            Rows = [.. objects.Select(o => new TableRow
            {
                Cells = [.. request.Kind.Row(o.Object, now).Select(Cell)],
                Object = include switch
                {
                    "None" => null,
                    "Object" => Raw(o),
                    _ => new RawJson(JsonOutput.Encode(Metadata(request.Kind, o, negotiated.ShapeVersion))),
                },
            })],
        };
    }

    /// <summary>An object's metadata alone.</summary>
    public static PartialObjectMetadata Metadata(IKind kind, StoredObject value, string version) => new()
    {
        Kind = "PartialObjectMetadata",
        ApiVersion = "meta.k8s.io/" + version,
        Metadata = kind.WireAnnotations.Count == 0 ? value.Object.Metadata : Without(kind.WireAnnotations, value.Object.Metadata),
    };

    /// <summary>The revision as text.</summary>
    public static string Revision(StoredObject value) => value.Revision.ToString(CultureInfo.InvariantCulture);

    private static ObjectMeta Without(IReadOnlyList<string> annotations, ObjectMeta meta)
    {
        var bare = meta.Clone();
        foreach (var name in annotations) bare.Annotations?.Remove(name);
        if (bare.Annotations is { Count: 0 }) bare.Annotations = null;
        return bare;
    }

    private static List<TableColumnDefinition> Columns(ApiRequest request) =>
        [.. request.Resource.Columns.Select(c => new TableColumnDefinition
        {
            Name = c.Name,
            Type = c.Type,
            Format = c.Format,
            Description = ColumnDescription(c.Name),
            Priority = c.Priority,
        })];

    private static string ColumnDescription(string column) => column switch
    {
        "Name" => "Name is unique within its namespace and kind.",
        "Age" => "How long ago the object was created.",
        _ => column + " of the object.",
    };

    private static string IncludeObject(ApiRequest request)
    {
        var asked = request.Query["includeObject"].ToString();
        return asked is "" or "None" or "Metadata" or "Object"
            ? asked
            : throw ApiException.BadRequest($"unrecognized includeObject value: \"{asked}\"");
    }

    private static RawJson Raw(StoredObject value)
    {
        using var output = new JsonOutput(value.Json.Length + 256);
        value.WriteServed(output, withType: true);
        return new RawJson(output.ToArray());
    }

    private static RawJson Cell(object? value)
    {
        using var output = new JsonOutput(64);
        switch (value)
        {
            case null: output.Null(); break;
            case string text: output.String(text); break;
            case bool flag: output.Bool(flag); break;
            case double real: output.Number(real); break;
            case IConvertible number: output.Number(number.ToInt64(CultureInfo.InvariantCulture)); break;
            default: output.String(value.ToString() ?? ""); break;
        }
        return new RawJson(output.ToArray());
    }
}
