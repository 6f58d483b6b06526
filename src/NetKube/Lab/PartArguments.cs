namespace NetKube.Lab;

/// <summary>The command lines of a cluster's parts. Pure: a part that died is started again with the same one.</summary>
internal sealed record PartArguments(ClusterPlan Plan, ClusterFolder Folder, ClusterData Data)
{
    public IReadOnlyList<string> Server =>
    [
        "server", "--data-dir", Data.Server, "--bind-address", "127.0.0.1", "--secure-port", $"{Plan.Port}",
        "--listen-netns", $"{Folder.Underlay}={Plan.ApiInside}", "--dial-netns", Folder.Underlay, "--relay-node-ports", Folder.Underlay,
        "--advertise-address", Plan.ApiInside.ToString(), "--service-cluster-ip-range", Plan.Request.ServiceCidr.ToString(),
        "--cluster-cidr", Plan.Request.PodCidr.ToString(), "--log-file", Data.Log("server"),
    ];

    public IReadOnlyList<string> Agent(NodePlan node, string dockerSocket) =>
    [
        "agent", "--server", $"https://{Plan.ApiInside}", "--token-file", Data.JoinToken, "--node-name", node.Name,
        "--node-ip", node.Address.ToString(), "--docker-socket", dockerSocket, "--data-dir", Data.Node(node.Name),
        "--cluster-cidr", Plan.Request.PodCidr.ToString(), "--proxy-mode", Plan.Request.ProxyMode, "--overlay", Plan.Request.Overlay,
        "--cluster-dns", Plan.DnsAddress.ToString(), "--cluster-name", Plan.Request.Name, "--node-sandbox", node.Container,
        "--log-file", Data.Log(node.Name),
    ];
}
