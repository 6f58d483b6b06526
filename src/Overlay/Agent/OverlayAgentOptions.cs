using System.Net;
using NetKube.Shared.Linux;

namespace NetKube.Overlay.Agent;

/// <summary>How a node takes part in the overlay.</summary>
/// <param name="NodeName">The name of its Node.</param>
/// <param name="Namespace">The node's network namespace; <see cref="NetworkNamespace.Current"/> for an agent that runs inside it.</param>
/// <param name="PublicIp">The node's address on the network between the nodes.</param>
/// <param name="Interface">The interface to the other nodes; null for the one that has <paramref name="PublicIp"/>.</param>
public sealed record OverlayAgentOptions(string NodeName, NetworkNamespace Namespace, IPAddress PublicIp, string? Interface = null)
{
    /// <summary>"vxlan" or "host-gw"; all nodes of a cluster have the same.</summary>
    public string Backend { get; init; } = "vxlan";

    public int Vni { get; init; } = 1;

    public int Port { get; init; } = 8472;

    /// <summary>How often kernel state is compared with the leases when nothing is known to have changed.</summary>
    public TimeSpan CompareEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How soon a failed attempt is repeated.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
