using System.Net.Http.Headers;

namespace NetKube.Shared.Client;

/// <summary>Adds the bearer token; one from a file is looked at again every ten seconds, since tokens are rotated.</summary>
internal sealed class BearerTokenHandler(string? token, string? file, TimeProvider clock) : DelegatingHandler
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();   // guards the two below
    private string? _read = token;
    private long _readAt;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", Current());
        return base.SendAsync(request, cancellationToken);
    }

    private string Current()
    {
        lock (_gate)
        {
            if (_read is not null && (file is null || clock.GetElapsedTime(_readAt) < LookAgain)) return _read;
            _readAt = clock.GetTimestamp();
            return _read = File.ReadAllText(file!).Trim();
        }
    }
}
