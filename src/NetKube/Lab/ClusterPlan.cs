using System.Net;

namespace NetKube.Lab;

/// <summary>What a cluster on this machine shall be; what the user asked of <c>netkube up</c>.</summary>
internal sealed record UpRequest
{
    public required string Name { get; init; }
    public required int Nodes { get; init; }
    public required string DataDirectory { get; init; }
    public required string ProxyMode { get; init; }
    public required string Overlay { get; init; }
    public required IPNetwork PodCidr { get; init; }
    public required IPNetwork ServiceCidr { get; init; }

    /// <summary>The API's port on 127.0.0.1; 0 takes 6443, or the next free one.</summary>
    public required int Port { get; init; }

    /// <summary>What is wrong, each with its flag; empty when nothing is.</summary>
    public IEnumerable<string> Errors()
    {
        if (!ClusterName.IsValid(Name)) yield return $"--name: \"{Name}\" is no cluster name: up to 30 lower-case letters, digits and '-', beginning with a letter";
        if (PodCidr.PrefixLength is < 8 or > 22) yield return $"--pod-cidr: {PodCidr} does not fit: each node gets a /24 of it, so the prefix must be 8 to 22 long";
        if (ServiceCidr.PrefixLength is < 12 or > 24) yield return $"--service-cidr: {ServiceCidr} does not fit: its prefix must be 12 to 24 long";
        if (Overlaps(PodCidr, ServiceCidr)) yield return $"--service-cidr: {ServiceCidr} and the pods' {PodCidr} overlap";
        if (Overlaps(PodCidr, ClusterPlan.AllUnderlays)) yield return $"--pod-cidr: {PodCidr} overlaps the nodes' own {ClusterPlan.AllUnderlays}";
        if (Overlaps(ServiceCidr, ClusterPlan.AllUnderlays)) yield return $"--service-cidr: {ServiceCidr} overlaps the nodes' own {ClusterPlan.AllUnderlays}";
        if (!Path.IsPathRooted(DataDirectory)) yield return $"--data-dir: {DataDirectory} must be an absolute path";
    }

    private static bool Overlaps(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);
}

/// <summary>
/// A cluster's addresses, all of them inside namespaces of its own: the nodes' network 10.89.INDEX.0/24, of which .1 is the
/// bridge, where the API server listens too, and nodes begin at .11. Pure.
/// </summary>
internal sealed record ClusterPlan(UpRequest Request, int Index, int Port)
{
    public const int MostClusters = 255;
    public const int ApiPort = 6443;
    private const int FirstNode = 11;

    public static IPNetwork AllUnderlays { get; } = IPNetwork.Parse("10.89.0.0/16");

    public int UnderlayPrefix => 24;

    public IPAddress BridgeAddress => Underlay(1);

    public IPEndPoint ApiInside => new(BridgeAddress, ApiPort);

    public Uri ApiOnHost => new($"https://127.0.0.1:{Port}");

    /// <summary>The tenth service address, as everywhere.</summary>
    public IPAddress DnsAddress => At(Request.ServiceCidr.BaseAddress, 10);

    public IReadOnlyList<NodePlan> Nodes =>
        [.. Enumerable.Range(1, Request.Nodes).Select(n => new NodePlan($"node{n}", Underlay(FirstNode + n - 1), $"netkube-{Request.Name}-node{n}"))];

    private IPAddress Underlay(int host) => new([10, 89, (byte)Index, (byte)host]);

    private static IPAddress At(IPAddress network, int offset)
    {
        var bytes = network.GetAddressBytes();
        for (var i = bytes.Length - 1; offset > 0; i--)
        {
            offset += bytes[i];
            bytes[i] = (byte)offset;
            offset >>= 8;
        }

        return new IPAddress(bytes);
    }
}

/// <param name="Container">The name of the container that holds the node's network namespace.</param>
internal sealed record NodePlan(string Name, IPAddress Address, string Container);
