using System.Net;
using System.Text.RegularExpressions;

namespace NetKube.Agent;

/// <summary>How a machine takes part in a cluster; the flags of <c>netkube agent</c>.</summary>
internal sealed partial record AgentOptions
{
    public required string NodeName { get; init; }

    public required IPAddress NodeIp { get; init; }

    public required string DataDirectory { get; init; }

    /// <summary>The API server; with <see cref="Token"/> or <see cref="TokenFile"/>. Or <see cref="Kubeconfig"/>.</summary>
    public Uri? Server { get; init; }

    public string? Token { get; init; }

    /// <summary>Holds the join token; may come into being a moment later.</summary>
    public string? TokenFile { get; init; }

    public string? Kubeconfig { get; init; }

    public string DockerSocket { get; init; } = "/var/run/docker.sock";

    public IPNetwork ClusterCidr { get; init; } = IPNetwork.Parse("10.244.0.0/16");

    public string ProxyMode { get; init; } = "iptables";

    public string Overlay { get; init; } = "vxlan";

    /// <summary>The address of the DNS service, which pods ask.</summary>
    public IPAddress ClusterDns { get; init; } = IPAddress.Parse("10.96.0.10");

    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>Where names outside the cluster are asked for.</summary>
    public IReadOnlyList<IPEndPoint> DnsUpstreams { get; init; } = [];

    public string ClusterName { get; init; } = "netkube";

    /// <summary>The container whose network namespace is the node's; empty when the node is the machine.</summary>
    public string NodeSandbox { get; init; } = "";

    public int KubeletPort { get; init; } = 10250;

    /// <summary>What is wrong, each with its flag; empty when nothing is.</summary>
    public IEnumerable<string> Errors()
    {
        if (!NodeNames().IsMatch(NodeName)) yield return $"--node-name: \"{NodeName}\" is no node name: lower-case letters, digits, '-' and '.', beginning and ending with a letter or digit";
        if (NodeIp.Equals(IPAddress.Any) || IPAddress.IsLoopback(NodeIp)) yield return $"--node-ip: {NodeIp} is no address that other nodes can reach";
        if (Kubeconfig is null && Server is null) yield return "--server: say where the API server is, such as https://192.0.2.1:6443, or give --kubeconfig";
        if (Server is { } server && server.Scheme != Uri.UriSchemeHttps) yield return $"--server: {server} must begin with https://";
        if (Kubeconfig is null && Token is null && TokenFile is null && !Joining.NodeCertificates.Exist(DataDirectory)) yield return "--token: a machine that has not joined yet needs the token that the server printed";
        if (Kubeconfig is { } file && !File.Exists(file)) yield return $"--kubeconfig: there is no file {file}";
        if (KubeletPort is < 1 or > 65535) yield return $"--kubelet-port: {KubeletPort} is no port";
    }

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\z")]
    private static partial Regex NodeNames();
}
