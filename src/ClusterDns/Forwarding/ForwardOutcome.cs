namespace NetKube.ClusterDns.Forwarding;

/// <summary>How a forwarded query ended; the same words label the metric.</summary>
internal enum ForwardOutcome
{
    Answered,
    NoUpstream,
    TooMany,
    TimedOut,
    Unreachable,
    Malformed,
}

/// <param name="Outcome">How it ended.</param>
/// <param name="Message">The upstream's whole message when it answered, with an id of no meaning.</param>
internal readonly record struct Forwarded(ForwardOutcome Outcome, ReadOnlyMemory<byte> Message);
