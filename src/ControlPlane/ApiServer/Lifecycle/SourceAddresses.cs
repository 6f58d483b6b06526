using System.Net;
using Microsoft.AspNetCore.Http;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>Where a request came from: what proxies say of it first, then who is connected.</summary>
internal static class SourceAddresses
{
    private const int Most = 16;

    public static IReadOnlyList<string> Of(HttpContext http)
    {
        var found = new List<string>();
        foreach (var part in http.Request.Headers["X-Forwarded-For"].ToString()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (found.Count < Most && IPAddress.TryParse(part, out var address)) found.Add(address.ToString());
        }
        if (http.Connection.RemoteIpAddress is { } remote)
        {
            var text = (remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote).ToString();
            if (found.Count == 0 || found[^1] != text) found.Add(text);
        }
        return found;
    }
}
