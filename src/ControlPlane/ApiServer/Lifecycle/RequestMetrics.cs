using System.Collections.Concurrent;
using System.Globalization;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.Shared.Api;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>apiserver_request_total, apiserver_request_duration_seconds and what is under way, under kube-apiserver's names.</summary>
public sealed class RequestMetrics(ApiCatalog catalog, TimeProvider clock) : IMetricSource
{
    private readonly ConcurrentDictionary<RequestSeries, RequestFigures> _series = new();
    private readonly Counter _readOnly = new();
    private readonly Counter _mutating = new();
    private readonly Counter _timedOut = new();

    public void Begin(RunningRequest request)
    {
        request.Figures = FiguresOf(request);
        if (request.IsLongRunning) request.Figures.LongRunning.Increment();
        else (request.IsMutating ? _mutating : _readOnly).Increment();
    }

    public void End(RunningRequest request)
    {
        var figures = request.Figures!;
        if (request.IsLongRunning) figures.LongRunning.Decrement();
        else (request.IsMutating ? _mutating : _readOnly).Decrement();
        if (request.TimedOut) _timedOut.Increment();
        figures.Answered(request.Http.Response.StatusCode);
        figures.Duration.Observe(clock.GetElapsedTime(request.Began).TotalSeconds);
    }

    public void Write(MetricText text)
    {
        var all = _series.OrderBy(s => s.Key.Group, StringComparer.Ordinal).ThenBy(s => s.Key.Resource, StringComparer.Ordinal)
            .ThenBy(s => s.Key.Verb, StringComparer.Ordinal).ToList();
        text.Family("apiserver_request_total", "counter", "Requests that were answered.");
        foreach (var (series, figures) in all)
        {
            foreach (var (code, count) in figures.ByCode.OrderBy(c => c.Key))
            {
                text.Sample("apiserver_request_total", count.Value,
                    [("code", code.ToString(CultureInfo.InvariantCulture)), .. Labels(series), ("dry_run", "")]);
            }
        }
        text.Family("apiserver_request_duration_seconds", "histogram", "How long it took to answer requests.");
        foreach (var (series, figures) in all) text.Sample("apiserver_request_duration_seconds", figures.Duration, [.. Labels(series), ("dry_run", "")]);
        text.Family("apiserver_request_sli_duration_seconds", "histogram", "The same, without what other parties take: there is none here.");
        foreach (var (series, figures) in all)
        {
            if (series.Verb is not ("WATCH" or "CONNECT")) text.Sample("apiserver_request_sli_duration_seconds", figures.Duration, Labels(series));
        }
        text.Family("apiserver_longrunning_requests", "gauge", "Watches and streams that are under way.");
        foreach (var (series, figures) in all)
        {
            if (series.Verb is "WATCH" or "CONNECT" || series.Subresource == "log")
            {
                text.Sample("apiserver_longrunning_requests", figures.LongRunning.Value, Labels(series));
            }
        }
        text.Family("apiserver_current_inflight_requests", "gauge", "Requests that are being answered.");
        text.Sample("apiserver_current_inflight_requests", _mutating.Value, ("request_kind", "mutating"));
        text.Sample("apiserver_current_inflight_requests", _readOnly.Value, ("request_kind", "readOnly"));
        text.Family("apiserver_request_terminations_total", "counter", "Requests that the server gave up because their time was up.");
        text.Sample("apiserver_request_terminations_total", _timedOut.Value, ("code", "504"), ("component", "apiserver"));
    }

    private RequestFigures FiguresOf(RunningRequest request)
    {
        var verb = RequestClass.Verb(request.Path, request.Path.Verb == "patch" ? request.Http.Request.ContentType : null);
        var series = RequestSeries.Of(request.Path, verb);
        return _series.TryGetValue(series, out var known) ? known : _series.GetOrAdd(Known(request.Path, series), static _ => new RequestFigures());
    }

    private RequestSeries Known(RequestPath path, RequestSeries series)
    {
        if (!path.IsResource) return series;
        var resource = catalog.Find(path.GroupVersion, path.Resource);
        var isKnown = resource is not null && (path.Subresource.Length == 0 || resource.Subresources.Any(s => s.Name == path.Subresource));
        return isKnown ? series : RequestSeries.Unknown(series.Verb);
    }

    private static (string, string)[] Labels(RequestSeries series) =>
    [
        ("component", "apiserver"), ("group", series.Group), ("resource", series.Resource), ("scope", series.Scope),
        ("subresource", series.Subresource), ("verb", series.Verb), ("version", series.Version),
    ];
}
