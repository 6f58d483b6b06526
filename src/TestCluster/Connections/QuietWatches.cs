namespace NetKube.Testing.Connections;

/// <summary>
/// Watches of the cluster's own parts, without bookmarks and for a day at a time. In hours that are jumped over, marks
/// that nothing happened would be most of what happens; and what resumes here is never far behind.
/// </summary>
internal sealed class QuietWatches(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string ADay = "timeoutSeconds=86400";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        if (asked.Query.Contains("watch=true", StringComparison.Ordinal))
        {
            var kept = asked.Query.TrimStart('?').Split('&').Where(p => !p.StartsWith("allowWatchBookmarks=", StringComparison.Ordinal) && !p.StartsWith("timeoutSeconds=", StringComparison.Ordinal));
            request.RequestUri = new Uri(asked, $"{asked.AbsolutePath}?{string.Join('&', kept)}&{ADay}");
        }
        return base.SendAsync(request, cancellationToken);
    }
}
