using System.Globalization;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Autoscaling.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>A Scale as "kubectl get --subresource=scale" shows it.</summary>
internal static class ScaleTable
{
    private static readonly TableColumnDefinition[] Columns =
    [
        new() { Name = "Name", Type = "string", Format = "name", Description = "Name is unique within its namespace and kind." },
        new() { Name = "Desired", Type = "integer", Description = "How many there shall be." },
        new() { Name = "Available", Type = "integer", Description = "How many there are." },
        new() { Name = "Age", Type = "string", Description = "How long ago the object was created." },
    ];

    /// <summary>One row.</summary>
    public static Table Of(ApiRequest request, Scale scale, string version) => new()
    {
        Kind = "Table",
        ApiVersion = "meta.k8s.io/" + version,
        Metadata = new ListMeta { ResourceVersion = scale.Metadata.ResourceVersion },
        ColumnDefinitions = [.. Columns],
        Rows = [new TableRow { Cells = Cells(request, scale), Object = new RawJson(Shown(request, scale, version)) }],
    };

    private static List<RawJson> Cells(ApiRequest request, Scale scale) =>
    [
        Text(scale.Metadata.Name),
        Number(scale.Spec.Replicas),
        Number(scale.Status.Replicas),
        Text(Kinds.Cells.Age(scale.Metadata.CreationTimestamp, request.Http.RequestServices.GetClock().GetUtcNow().UtcDateTime)),
    ];

    private static byte[] Shown(ApiRequest request, Scale scale, string version) => request.Query["includeObject"].ToString() switch
    {
        "None" => "null"u8.ToArray(),
        "Object" => JsonOutput.Encode(scale),
        _ => JsonOutput.Encode(new PartialObjectMetadata { Kind = "PartialObjectMetadata", ApiVersion = "meta.k8s.io/" + version, Metadata = scale.Metadata }),
    };

    private static RawJson Text(string text)
    {
        using var output = new JsonOutput(64);
        output.String(text);
        return new RawJson(output.ToArray());
    }

    private static RawJson Number(int number) => new(System.Text.Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
}
