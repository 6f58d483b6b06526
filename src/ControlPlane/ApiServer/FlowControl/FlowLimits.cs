namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <param name="Seats">--max-requests-inflight and --max-mutating-requests-inflight together.</param>
/// <param name="Patience">How long a request waits in a queue: a quarter of --request-timeout.</param>
public sealed record FlowLimits(int Seats, TimeSpan Patience);
