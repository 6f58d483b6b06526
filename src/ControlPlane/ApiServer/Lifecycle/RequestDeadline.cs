using Microsoft.AspNetCore.Http;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>Ends a request when its time is up, or its client leaves. Used again for the next request when it was not needed.</summary>
internal sealed class RequestDeadline(TimeSpan most, TimeProvider clock, RequestDeadlines pool) : IDisposable
{
    private readonly CancellationTokenSource _source = new(most, clock);
    private RunningRequest? _request;
    private CancellationToken _client;
    private CancellationTokenRegistration _left;

    public void Begin(RunningRequest request, TimeSpan time)
    {
        _request = request;
        _client = request.Http.RequestAborted;
        _left = _client.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        _source.CancelAfter(time);
        request.Http.RequestAborted = _source.Token;
    }

    /// <summary>The request has been answered, or given up.</summary>
    public void Dispose()
    {
        var request = _request!;
        _left.Dispose();
        request.TimedOut = _source.IsCancellationRequested && !_client.IsCancellationRequested;
        request.Http.RequestAborted = _client;
        (_request, _client) = (null, default);
        if (_source.TryReset()) pool.Return(this);
        else _source.Dispose();
    }
}

/// <summary>--request-timeout, which a request may shorten with timeout=.</summary>
internal sealed class RequestDeadlines(TimeSpan most, TimeProvider clock)
{
    private const int MostKept = 256;
    private readonly System.Collections.Concurrent.ConcurrentQueue<RequestDeadline> _kept = new();

    public RequestDeadline Begin(RunningRequest request)
    {
        var time = TimeOf(request.Http.Request);
        if (!_kept.TryDequeue(out var deadline)) deadline = new RequestDeadline(most, clock, this);
        deadline.Begin(request, time);
        return deadline;
    }

    public void Return(RequestDeadline deadline)
    {
        if (_kept.Count < MostKept) _kept.Enqueue(deadline);
    }

    private TimeSpan TimeOf(HttpRequest request)
    {
        if (!request.QueryString.HasValue || request.Query["timeout"].ToString() is not { Length: > 0 } asked) return most;
        if (!Http.GoDuration.TryParse(asked, out var time) || time < TimeSpan.Zero)
        {
            throw Shared.Api.ApiException.BadRequest($"invalid timeout specified in the request URL - \"{asked}\" is no duration such as 30s or 1m30s");
        }
        return time == TimeSpan.Zero || time > most ? most : time;
    }
}
