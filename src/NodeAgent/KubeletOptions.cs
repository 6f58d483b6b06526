using System.Net;
using System.Security.Cryptography.X509Certificates;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent;

/// <summary>How one node's agent runs. <see cref="Check"/> tells what is wrong with it.</summary>
public sealed record KubeletOptions
{
    public required string NodeName { get; init; }

    /// <summary>Tells apart clusters that share one container engine.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The node's own addresses, primary family first.</summary>
    public required IReadOnlyList<IPAddress> NodeAddresses { get; init; }

    /// <summary>Where volumes and pods' files are; the container engine must see the same files.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The container whose network namespace is the node's, in a lab; empty when the node is the machine.</summary>
    public string NodeSandboxContainer { get; init; } = "";

    /// <summary>Servers that pods ask for names; empty leaves them the node's.</summary>
    public IReadOnlyList<string> ClusterDns { get; init; } = [];

    public string ClusterDomain { get; init; } = "cluster.local";

    public int MaxPods { get; init; } = 110;

    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<Taint> RegisterWithTaints { get; init; } = [];

    /// <summary>What the node says its kubelet's version is.</summary>
    public string Version { get; init; } = "v1.36.2";

    /// <summary>The port of logs, exec and the like; 0 for none that is served.</summary>
    public int Port { get; init; } = 10250;

    public IPAddress ListenAddress { get; init; } = IPAddress.Any;

    /// <summary>Asked for each new connection, so that a renewed certificate is used at once.</summary>
    public Func<X509Certificate2>? ServingCertificate { get; init; }

    /// <summary>Clients must have a certificate of one of these.</summary>
    public X509Certificate2Collection ClientAuthorities { get; init; } = [];

    /// <summary>Common names (users) and organizations (groups) that may use the node's server.</summary>
    public IReadOnlyList<string> AllowedClients { get; init; } = ["kube-apiserver-kubelet-client", "system:masters"];

    /// <summary>Throws with the option's name.</summary>
    public void Check()
    {
        if (NodeName.Length == 0) throw Wrong(nameof(NodeName), "is empty");
        if (ClusterName.Length == 0) throw Wrong(nameof(ClusterName), "is empty");
        if (NodeAddresses.Count == 0) throw Wrong(nameof(NodeAddresses), "has no address");
        if (!Path.IsPathRooted(DataDirectory)) throw Wrong(nameof(DataDirectory), "must be an absolute path");
        if (Port is < 0 or > 65535) throw Wrong(nameof(Port), "is no port");
        if (Port > 0 && ServingCertificate is null) throw Wrong(nameof(ServingCertificate), $"is needed to serve port {Port}");
        if (Port > 0 && ClientAuthorities.Count == 0) throw Wrong(nameof(ClientAuthorities), $"are needed to serve port {Port}");
    }

    private static ArgumentException Wrong(string name, string what) => new($"{nameof(KubeletOptions)}.{name} {what}.", name);
}
