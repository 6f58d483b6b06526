using System.Globalization;
using Microsoft.AspNetCore.Http;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>Whole numbers in a query, as Kubernetes reads its option objects: what is no number is refused, used or not.</summary>
internal static class QueryNumbers
{
    /// <summary>The number of a parameter; null when it is absent or empty; 400 when it is no number.</summary>
    public static long? Of(IQueryCollection query, string name)
    {
        var text = query[name].Count > 0 ? query[name][0] : null;
        if (string.IsNullOrEmpty(text)) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiException.BadRequest($"strconv.ParseInt: parsing \"{text}\": invalid syntax");
    }
}
