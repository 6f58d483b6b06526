using System.Globalization;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Verbs.Lists;

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
        var limit = (int)Math.Clamp(QueryNumbers.Of(query, "limit") ?? 0, 0, int.MaxValue);
        _ = QueryNumbers.Of(query, "timeoutSeconds");
        Check(query, match, version, token);
        if (token.Length > 0)
        {
            if (version is not ("" or "0")) throw ApiException.BadRequest("specifying resource version is not allowed when using continue");
            return new ListQuery(null, false, limit, ContinueToken.Decode(token));
        }
        var revision = version.Length == 0 ? (long?)null : ParseRevision(version);
        // Pages of a revision that was asked for show just that one, as they did before there was resourceVersionMatch;
        // "any" revision comes whole from the cache.
        var exact = match == "Exact" || (match.Length == 0 && limit > 0 && revision > 0);
        return new ListQuery(revision, exact, revision == 0 ? 0 : limit, null);
    }

    /// <summary>A resourceVersion, or 400.</summary>
    public static long ParseRevision(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw ApiException.BadRequest($"resourceVersion: Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax");

    private static void Check(IQueryCollection query, string match, string version, string token)
    {
        var errors = new ListOptionErrors();
        if (match.Length > 0)
        {
            if (version.Length == 0) errors.Forbid("resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided");
            if (token.Length > 0) errors.Forbid("resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
            if (match is not ("Exact" or "NotOlderThan")) errors.Unsupported("resourceVersionMatch", match, "\"Exact\", \"NotOlderThan\", \"\"");
            if (match == "Exact"
                && version == "0") errors.Forbid("resourceVersionMatch", "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
        if (query["sendInitialEvents"].Count > 0) errors.Forbid("sendInitialEvents", "sendInitialEvents is forbidden for list");
        errors.ThrowIfAny();
    }
}
