using System.Globalization;
using Microsoft.AspNetCore.Http;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>The rules of PodLogOptions.</summary>
internal static class PodLogQuery
{
    private static readonly ApiResource<PodLogOptions> Options = new("v1", "podlogoptions", "podlogoptions", namespaced: true);

    /// <summary>Throws 422 with a cause for each option that cannot be.</summary>
    public static void Check(IQueryCollection query, string pod)
    {
        var since = query["sinceTime"].ToString();
        if (since.Length > 0 && !DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            throw ApiException.BadRequest($"parsing time \"{since}\" as RFC 3339");
        var causes = new List<StatusCause>();
        Least(query, "tailLines", 0, "must be greater than or equal to 0", causes);
        Least(query, "limitBytes", 1, "must be greater than 0", causes);
        Least(query, "sinceSeconds", 1, "must be greater than 0", causes);
        if (query["sinceSeconds"].Count > 0 && query["sinceTime"].Count > 0) causes.Add(new StatusCause
        {
            Reason = "FieldValueForbidden",
            Field = "sinceSeconds",
            Message = "Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified"
        });
        if (causes.Count > 0) throw ApiException.Invalid(Options, pod, causes);
    }

    private static void Least(IQueryCollection query, string name, long least, string rule, List<StatusCause> causes)
    {
        var text = query[name].ToString();
        if (text.Length == 0) return;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            throw ApiException.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
        if (value >= least) return;
        causes.Add(new StatusCause
        {
            Reason = "FieldValueInvalid",
            Field = name,
            Message = $"Invalid value: {value.ToString(CultureInfo.InvariantCulture)}: {rule}"
        });
    }
}
