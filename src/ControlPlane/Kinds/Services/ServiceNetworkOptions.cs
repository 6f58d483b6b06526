using System.Net;
using System.Net.Sockets;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services;

/// <summary>From what Services get their addresses and ports.</summary>
public sealed record ServiceNetworkOptions
{
    /// <summary>The usual ones of kube-apiserver.</summary>
    public static ServiceNetworkOptions Default { get; } = new();

    /// <summary>Service networks, one or one of each IP family; the first is that of Services that name no family.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; init; } = [new(IPAddress.Parse("10.96.0.0"), 16)];

    /// <summary>First node port.</summary>
    public int FirstNodePort { get; init; } = 30000;

    /// <summary>Last node port.</summary>
    public int LastNodePort { get; init; } = 32767;

    /// <summary>Where the search for a free address or port begins.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>IP families in the order of the networks.</summary>
    public IEnumerable<string> Families => Networks.Select(n => FamilyOf(n.BaseAddress));

    /// <summary>The network of a family; null when the cluster has none.</summary>
    public IPNetwork? NetworkOf(string family)
    {
        foreach (var network in Networks)
        {
            if (FamilyOf(network.BaseAddress) == family) return network;
        }
        return null;
    }

    /// <summary>IPv4 or IPv6.</summary>
    public static string FamilyOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? IPFamily.IPv6 : IPFamily.IPv4;
}
