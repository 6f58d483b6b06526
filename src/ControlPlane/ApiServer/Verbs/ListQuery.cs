using System.Globalization;
using System.Text;
using System.Text.Json;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>Where a paged list goes on: the revision that all its pages show, and the first key of the next one.</summary>
public sealed record ContinueToken(long Revision, string Start)
{
    /// <summary>Opaque to clients.</summary>
    public string Encode() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"v\":\"meta.k8s.io/v1\",\"rv\":{Revision.ToString(CultureInfo.InvariantCulture)},\"start\":{JsonSerializer.Serialize(Start, TokenStrings.Default.String)}}}"))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads a token, or 400.</summary>
    public static ContinueToken Decode(string text)
    {
        try
        {
            var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
            using var document = JsonDocument.Parse(Convert.FromBase64String(padded));
            var root = document.RootElement;
            var (version, revision, start) = (root.GetProperty("v").GetString(), root.GetProperty("rv").GetInt64(), root.GetProperty("start").GetString());
            if (version == "meta.k8s.io/v1" && start is not null && !start.Contains("..", StringComparison.Ordinal)) return new ContinueToken(revision, start);
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Whatever is wrong with it, the client is told the same.
        }
        throw ApiException.BadRequest("continue key is not valid");
    }
}

/// <summary>Strings as JSON.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class TokenStrings : System.Text.Json.Serialization.JsonSerializerContext;

/// <summary>resourceVersion, resourceVersionMatch, limit and continue of a list, checked together.</summary>
/// <param name="Revision">The asked revision; null for none, 0 for "any".</param>
/// <param name="Exact">Exactly that revision.</param>
/// <param name="Limit">At most so many items; 0 for all.</param>
/// <param name="Continue">The page to go on with.</param>
public sealed record ListQuery(long? Revision, bool Exact, int Limit, ContinueToken? Continue)
{
    /// <summary>Reads the query, or refuses what does not go together.</summary>
    public static ListQuery From(ApiRequest request)
    {
        var query = request.Query;
        var (version, match, token) = (query["resourceVersion"].ToString(), query["resourceVersionMatch"].ToString(), query["continue"].ToString());
        var limit = ParseLimit(query["limit"].ToString());
        if (match.Length > 0) CheckMatch(match, version, token, query);
        if (token.Length > 0)
        {
            if (version is not ("" or "0")) throw ApiException.BadRequest("specifying resource version is not allowed when using continue");
            return new ListQuery(null, false, limit, ContinueToken.Decode(token));
        }
        return new ListQuery(version.Length == 0 ? null : ParseRevision(version), match == "Exact", limit, null);
    }

    /// <summary>A resourceVersion, or 400.</summary>
    public static long ParseRevision(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw ApiException.BadRequest($"invalid resource version: strconv.ParseUint: parsing \"{text}\": invalid syntax");

    /// <summary>422 for one query parameter.</summary>
    public static ApiException Invalid(string parameter, string message, string reason = "FieldValueInvalid") =>
        ApiException.Make(422, "Invalid", $"ListOptions.meta.k8s.io \"\" is invalid: {parameter}: {message}", new Shared.Api.Meta.V1.StatusDetails
        {
            Group = "meta.k8s.io",
            Kind = "ListOptions",
            Causes = [new Shared.Api.Meta.V1.StatusCause { Reason = reason, Field = parameter, Message = message }],
        });

    private static int ParseLimit(string text)
    {
        if (text.Length == 0) return 0;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
        {
            throw ApiException.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
        }
        return (int)Math.Clamp(limit, 0, int.MaxValue);
    }

    private static void CheckMatch(string match, string version, string token, Microsoft.AspNetCore.Http.IQueryCollection query)
    {
        if (Negotiation(query)) return;
        if (version.Length == 0) throw Invalid("resourceVersionMatch", "Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided", "FieldValueForbidden");
        if (token.Length > 0) throw Invalid("resourceVersionMatch", "Forbidden: resourceVersionMatch is forbidden when continue is provided", "FieldValueForbidden");
        if (match is not ("Exact" or "NotOlderThan")) throw Invalid("resourceVersionMatch", $"Unsupported value: \"{match}\": supported values: \"Exact\", \"NotOlderThan\", \"\"", "FieldValueNotSupported");
        if (match == "Exact" && version == "0") throw Invalid("resourceVersionMatch", "Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"", "FieldValueForbidden");
    }

    /// <summary>A watch that asks for initial events has rules of its own.</summary>
    private static bool Negotiation(Microsoft.AspNetCore.Http.IQueryCollection query) => Http.Negotiated.IsTrue(query["sendInitialEvents"].Count > 0 ? query["sendInitialEvents"].ToString() : null);
}
