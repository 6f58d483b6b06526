using System.Net;

namespace NetKube.Shared.Linux.Routing;

/// <summary>A network interface as the kernel shows it.</summary>
/// <param name="Kind">"bridge", "veth", "vxlan"; null for hardware and loopback.</param>
/// <param name="Peer">A veth's other end, a VXLAN's lower device: an index, perhaps of another namespace.</param>
/// <param name="Master">The bridge that it is a port of.</param>
/// <param name="Alias">What its maker wrote on it.</param>
/// <param name="Hairpin">As a bridge port: whether a frame may leave by the port it came in.</param>
public sealed record Link(
    int Index, string Name, string? Kind, bool Up, int Mtu, MacAddress? Address, int? Peer, int? Master, string? Alias,
    VxlanSettings? Vxlan, bool Hairpin);

/// <param name="LowerDevice">Index of the device that the packets leave by; null for whatever the route says.</param>
/// <param name="Local">The outer source address.</param>
/// <param name="Learning">Whether the device learns forwarding entries from what it receives.</param>
/// <param name="Ttl">The outer packets' time to live; 0 for the system's default.</param>
public sealed record VxlanSettings(int Vni, int Port, IPAddress? Local, int? LowerDevice, bool Learning, int Ttl);

/// <summary>A link to be made.</summary>
public abstract record LinkSpec(string Name)
{
    public int? Mtu { get; init; }

    public MacAddress? Address { get; init; }

    public string? Alias { get; init; }

    internal abstract string Kind { get; }
}

public sealed record BridgeSpec(string Name) : LinkSpec(Name)
{
    internal override string Kind => "bridge";
}

/// <param name="PeerNamespace">Where the other end goes; null for the same namespace.</param>
public sealed record VethSpec(string Name, string PeerName, NetworkNamespace? PeerNamespace = null) : LinkSpec(Name)
{
    public MacAddress? PeerAddress { get; init; }

    internal override string Kind => "veth";
}

public sealed record VxlanSpec(string Name, VxlanSettings Settings) : LinkSpec(Name)
{
    internal override string Kind => "vxlan";
}

/// <summary>What to change of a link; null leaves it as it is.</summary>
public sealed record LinkChange
{
    public bool? Up { get; init; }

    public int? Mtu { get; init; }

    /// <summary>The index of a bridge; 0 takes it out of one.</summary>
    public int? Master { get; init; }

    public MacAddress? Address { get; init; }

    public string? Name { get; init; }

    public string? Alias { get; init; }

    /// <summary>Moves it there.</summary>
    public NetworkNamespace? Namespace { get; init; }
}
