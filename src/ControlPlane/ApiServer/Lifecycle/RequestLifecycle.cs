using NetKube.ControlPlane.ApiServer.FlowControl;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Threading;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>What every request is counted and limited by, from its first byte to its last.</summary>
public sealed class RequestLifecycle : IDisposable
{
    private const int ObjectsPerSeat = 100;
    private const int MostSeats = 10;

    private readonly IRequestGate _gate;
    private readonly RequestMetrics _metrics;
    private readonly RequestDeadlines _deadlines;
    private readonly ClusterState _state;
    private readonly CancellationTokenSource _draining = new();

    /// <param name="gate">Priority and fairness, or plain limits.</param>
    /// <param name="metrics">Where requests are counted.</param>
    /// <param name="state">What a list's cost is estimated from.</param>
    /// <param name="timeout">--request-timeout.</param>
    /// <param name="clock">The time.</param>
    public RequestLifecycle(IRequestGate gate, RequestMetrics metrics, ClusterState state, TimeSpan timeout, TimeProvider clock) =>
        (_gate, _metrics, _state, _deadlines) = (gate, metrics, state, new RequestDeadlines(timeout, clock));

    /// <summary>Ends watches and streams, in good order: the server is leaving.</summary>
    public Task DrainAsync() => _draining.CancelHereAsync();

    /// <summary>The server is leaving.</summary>
    public bool IsDraining => _draining.IsCancellationRequested;

    public void Begin(RunningRequest request) => _metrics.Begin(request);

    public void End(RunningRequest request)
    {
        request.Leave();
        _metrics.End(request);
    }

    /// <summary>Gives the request its end: a deadline, or for what has none the server's leaving.</summary>
    public IDisposable Limit(RunningRequest request)
    {
        if (!request.IsLongRunning) return _deadlines.Begin(request);
        var ending = CancellationTokenSource.CreateLinkedTokenSource(request.Http.RequestAborted, _draining.Token);
        request.Http.RequestAborted = ending.Token;
        return ending;
    }

    /// <summary>Waits for seats; the refusal when there are none to be had.</summary>
    public async ValueTask<ApiException?> EnterAsync(RunningRequest request, AccessRequest access)
    {
        var http = request.Http;
        if (request.IsLongRunning && request.Path.Verb != "watch") return null;
        var ticket = await _gate.EnterAsync(access, Width(request.Path), http.RequestAborted);
        if (ticket.Rule is { } rule)
        {
            if (rule.Uid.Count > 0) http.Response.Headers["X-Kubernetes-PF-FlowSchema-UID"] = rule.Uid;
            if (rule.LevelUid.Count > 0) http.Response.Headers["X-Kubernetes-PF-PriorityLevel-UID"] = rule.LevelUid;
        }
        if (ticket.Refusal is { } why) return Refusal(ticket, why);
        request.Hold(ticket);
        // A watch costs a seat only until it runs.
        if (request.IsLongRunning) http.Response.OnStarting(static r => { ((RunningRequest)r).Leave(); return Task.CompletedTask; }, request);
        return null;
    }

    public void Dispose() => _draining.Dispose();

    private static ApiException Refusal(FlowTicket ticket, string why) => ApiException.TooManyRequests(
        "Too many requests, please try again later." + (ticket.Rule is { } rule ? $" (flow schema {rule.Name}, priority level {rule.Level.Name}: {why})" : ""),
        ticket.RetryAfterSeconds);

    /// <summary>A list takes seats by how many objects it goes through.</summary>
    private int Width(RequestPath path)
    {
        if (path.Verb != "list" || _state.Catalog.Find(path.GroupVersion, path.Resource) is not { } resource || !_state.Has(resource)) return 1;
        return Math.Clamp((_state.Of(resource).Now.Objects.Count + ObjectsPerSeat - 1) / ObjectsPerSeat, 1, MostSeats);
    }
}
