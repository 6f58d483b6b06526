using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.Auth;

/// <summary>How often who asked was known, and what he asked for was allowed.</summary>
public sealed class AuthMetrics : IMetricSource
{
    private readonly CounterFamily _authentication = new("authentication_attempts", "Requests by whether their credentials were good.", "result");
    private readonly CounterFamily _authorization = new("authorization_attempts_total", "Requests by whether they were allowed.", "result");
    private readonly Counter _authenticated;
    private readonly Counter _allowed;

    public AuthMetrics() => (_authenticated, _allowed) = (_authentication["success"], _authorization["allowed"]);

    public void Authenticated() => _authenticated.Increment();

    public void NotAuthenticated() => _authentication["failure"].Increment();

    public void Authorized(bool isAllowed) => (isAllowed ? _allowed : _authorization["denied"]).Increment();

    public void Write(MetricText text)
    {
        _authentication.Write(text);
        _authorization.Write(text);
    }
}
