using System.Net;

namespace NetKube.Shared.Linux.Conntrack;

/// <summary>One direction of a tracked connection.</summary>
/// <param name="Protocol">The IP protocol: 6 TCP, 17 UDP, 132 SCTP, 1 ICMP.</param>
/// <param name="SourcePort">0 where the protocol has no ports.</param>
public sealed record ConntrackTuple(byte Protocol, IPAddress Source, int SourcePort, IPAddress Destination, int DestinationPort);

/// <param name="Original">As the first packet was sent, before any translation.</param>
/// <param name="Reply">As an answer arrives: its source is where the packets really go.</param>
/// <param name="Id">The kernel's number of the entry.</param>
/// <param name="Zone">0 unless zones are in use.</param>
public sealed record ConntrackEntry(ConntrackTuple Original, ConntrackTuple Reply, uint Id, uint Mark, ushort Zone, TimeSpan Timeout);

/// <summary>Which entries are meant; null leaves a field open.</summary>
public sealed record ConntrackFilter
{
    public byte? Protocol { get; init; }

    /// <summary>Where the client sent to: a service's address.</summary>
    public IPAddress? OriginalDestination { get; init; }

    public int? OriginalDestinationPort { get; init; }

    public IPAddress? OriginalSource { get; init; }

    /// <summary>Where the packets really go: an endpoint's address.</summary>
    public IPAddress? ReplySource { get; init; }

    public int? ReplySourcePort { get; init; }

    public bool Matches(ConntrackEntry entry) =>
        Fits(Protocol, entry.Original.Protocol)
        && Fits(OriginalDestination, entry.Original.Destination)
        && Fits(OriginalDestinationPort, entry.Original.DestinationPort)
        && Fits(OriginalSource, entry.Original.Source)
        && Fits(ReplySource, entry.Reply.Source)
        && Fits(ReplySourcePort, entry.Reply.SourcePort);

    private static bool Fits<T>(T? wanted, T seen)
        where T : struct => wanted is null || wanted.Value.Equals(seen);

    private static bool Fits(IPAddress? wanted, IPAddress seen) => wanted is null || wanted.Equals(seen);
}
