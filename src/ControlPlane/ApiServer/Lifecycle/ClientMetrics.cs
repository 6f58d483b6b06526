using System.Collections.Concurrent;
using System.Globalization;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>rest_client_requests_total: what the server's own controllers and scheduler ask of it.</summary>
public sealed class ClientMetrics : IMetricSource
{
    private readonly ConcurrentDictionary<(string Method, int Code), Counter> _requests = new();

    /// <summary>A handler that counts what goes through it.</summary>
    public HttpMessageHandler Counting(HttpMessageHandler inner) => new Handler(this, inner);

    public void Write(MetricText text)
    {
        text.Family("rest_client_requests_total", "counter", "Requests of this process's own clients.");
        foreach (var ((method, code), count) in _requests.OrderBy(r => r.Key))
        {
            text.Sample("rest_client_requests_total", count.Value,
                ("code", code.ToString(CultureInfo.InvariantCulture)), ("host", "kubernetes.default.svc"), ("method", method));
        }
    }

    private sealed class Handler(ClientMetrics metrics, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            metrics._requests.GetOrAdd((request.Method.Method, (int)response.StatusCode), static _ => new Counter()).Increment();
            return response;
        }
    }
}
