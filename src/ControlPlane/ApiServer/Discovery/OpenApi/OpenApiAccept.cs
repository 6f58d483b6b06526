using System.Globalization;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

internal enum OpenApiFormat
{
    None,
    Json,
    Protobuf,
}

/// <summary>Which form a client takes (RFC 9110, section 12.5.1).</summary>
internal static class OpenApiAccept
{
    public static OpenApiFormat Choose(string accept)
    {
        if (string.IsNullOrWhiteSpace(accept)) return OpenApiFormat.Json;
        return accept.Split(',').Select(Clause).OrderByDescending(c => c.Weight).Where(c => c.Weight > 0).Select(c => Format(c.Type)).FirstOrDefault(f => f != OpenApiFormat.None);
    }

    private static (string Type, double Weight) Clause(string text)
    {
        var words = text.Split(';', StringSplitOptions.TrimEntries);
        var weight = words.Skip(1).FirstOrDefault(w => w.StartsWith("q=", StringComparison.Ordinal));
        return (words[0], weight is not null && double.TryParse(weight[2..], NumberStyles.Float, CultureInfo.InvariantCulture, out var q) ? q : 1);
    }

    /// <summary>The form with @ is what clients before 1.28 send: it is no valid media type, and was replaced.</summary>
    private static OpenApiFormat Format(string type) => type switch
    {
        "application/json" or "application/*" or "*/*" => OpenApiFormat.Json,
        "application/com.github.proto-openapi.spec.v2.v1.0+protobuf" or "application/com.github.proto-openapi.spec.v2@v1.0+protobuf" => OpenApiFormat.Protobuf,
        _ => OpenApiFormat.None,
    };
}
