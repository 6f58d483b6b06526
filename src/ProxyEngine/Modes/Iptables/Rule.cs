using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// One iptables rule as a value. The same type is written (<see cref="RuleText"/>) and read back
/// (<see cref="RuleReader"/>), so that the kernel's rules can be compared with ours.
internal sealed record Rule(RuleTarget Target)
{
    public AddressTest? Source { get; init; }

    public AddressTest? Destination { get; init; }

    public ServiceProtocol? Protocol { get; init; }

    /// In the order in which they are tested.
    public ValueList<RuleMatch> Matches { get; init; }

    public override string ToString() => RuleText.Of(this);
}

internal sealed record AddressTest(IPNetwork Range, bool Negated = false)
{
    public static AddressTest Is(IPAddress address) => new(new IPNetwork(address, address.Family() == IpFamily.V4 ? 32 : 128));

    public bool Passes(IPAddress address) => Range.Contains(address) != Negated;
}

internal abstract record RuleMatch;

internal sealed record CommentMatch(string Text) : RuleMatch;

internal sealed record DestinationPortMatch(ServiceProtocol Protocol, int Port) : RuleMatch;

internal sealed record MarkMatch(uint Value, uint Mask, bool Negated = false) : RuleMatch;

/// <param name="Share">Of 2^31, the kernel's unit (xt_statistic.h).</param>
internal sealed record RandomMatch(uint Share) : RuleMatch
{
    public const uint Whole = 0x80000000;

    public static RandomMatch OneOf(int count) => new((uint)Math.Round((double)Whole / count));
}

/// The recent list of an endpoint holds the clients that it served: session affinity.
/// <param name="MaxAge">Null sets the entry; a value asks whether there is one so young.</param>
internal sealed record RecentMatch(string List, TimeSpan? MaxAge, IpFamily Family) : RuleMatch;

/// Whether the address is one of the node's own.
internal sealed record LocalAddressMatch(bool OfSource) : RuleMatch;

internal sealed record ConnectionStateMatch(string States) : RuleMatch;

internal abstract record RuleTarget;

internal sealed record JumpTarget(string Chain) : RuleTarget;

/// ACCEPT, DROP or RETURN.
internal sealed record VerdictTarget(string Name) : RuleTarget
{
    public static VerdictTarget Accept { get; } = new("ACCEPT");

    public static VerdictTarget Drop { get; } = new("DROP");

    public static VerdictTarget Return { get; } = new("RETURN");
}

/// Answers with ICMP port unreachable: a TCP connect fails at once with "connection refused".
internal sealed record RejectTarget(IpFamily Family) : RuleTarget;

internal sealed record DnatTarget(IPEndPoint To) : RuleTarget;

/// mark = (mark and not mask) xor value.
internal sealed record MarkTarget(uint Value, uint Mask) : RuleTarget;

internal sealed record MasqueradeTarget : RuleTarget;

/// A rule in one of our chains that is not of our making and that we do not understand.
internal sealed record UnreadTarget(string Line) : RuleTarget;
