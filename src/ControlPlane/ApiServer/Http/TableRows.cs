using System.Globalization;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Objects as rows of the table that a request asks for.</summary>
internal sealed class TableRows(ApiRequest request, Negotiated negotiated)
{
    private readonly DateTime _now = request.Http.RequestServices.GetClock().GetUtcNow().UtcDateTime;
    private readonly string _include = IncludeObject(request);

    public TableRow Row(StoredObject value) => new()
    {
        Cells = [.. request.Kind.Row(value.Object, _now).Select(Cell)],
        Conditions = request.Kind.RowConditions(value.Object),
        Object = _include switch
        {
            "None" => new RawJson("null"u8.ToArray()),
            "Object" => Raw(value),
            _ => new RawJson(JsonOutput.Encode(ShapedObjects.Metadata(request.Kind, value, negotiated.ShapeVersion))),
        },
    };

    public IEnumerable<TableColumnDefinition> Columns() => request.Resource.Columns.Select(c => new TableColumnDefinition
    {
        Name = c.Name,
        Type = c.Type,
        Format = c.Format,
        Description = ColumnDescription(c.Name),
        Priority = c.Priority,
    });

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
