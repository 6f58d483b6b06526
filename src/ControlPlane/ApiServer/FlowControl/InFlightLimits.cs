using NetKube.ControlPlane.Auth;

namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>
/// --enable-priority-and-fairness=false: only so many requests at once, those that read and those that write apart. Nobody
/// waits, and administrators are not counted.
/// </summary>
public sealed class InFlightLimits : IRequestGate
{
    private readonly PriorityLevel _readOnly;
    private readonly PriorityLevel _mutating;

    public InFlightLimits(int mostReads, int mostWrites, TimeProvider clock)
    {
        _readOnly = new PriorityLevel("readOnly", clock) { Limit = mostReads > 0 ? mostReads : int.MaxValue };
        _mutating = new PriorityLevel("mutating", clock) { Limit = mostWrites > 0 ? mostWrites : int.MaxValue };
    }

    public ValueTask<FlowTicket> EnterAsync(AccessRequest access, int width, CancellationToken stop)
    {
        if (access.User.Groups.Contains(PrivilegedGroupAuthorizer.Group)) return ValueTask.FromResult(default(FlowTicket));
        var level = access.Verb is "get" or "list" or "watch" ? _readOnly : _mutating;
        return ValueTask.FromResult(level.TryEnter(1, out var ticket) ? ticket : FlowTicket.Refused("concurrency-limit"));
    }
}
