using System.Globalization;
using System.Net;
using System.Text;
using NetKube.Overlay.PodNetwork;
using NetKube.Shared.PodNetworking;

namespace NetKube.Overlay.NodeRules;

/// <summary>
/// The plan in iptables-restore's words: three chains of ours, written whole each time, every rule with the owner in its comment.
/// NETKUBE-POSTRTG hides pods behind the node for addresses outside the cluster; NETKUBE-HOSTPORTS leads ports of the node to pods;
/// NETKUBE-FWD lets pods' packets pass where the policy is DROP.
/// </summary>
internal static class NodeRulesText
{
    public const string Postrouting = "NETKUBE-POSTRTG";
    public const string HostPorts = "NETKUBE-HOSTPORTS";
    public const string Forward = "NETKUBE-FWD";

    /// <summary>The jumps into our chains: table, built-in chain, rule.</summary>
    public static IReadOnlyList<(string Table, string Chain, string[] Rule)> Jumps { get; } =
    [
        ("nat", "POSTROUTING", Jump([], Postrouting)),
        ("nat", "PREROUTING", Jump(["-m", "addrtype", "--dst-type", "LOCAL"], HostPorts)),
        ("nat", "OUTPUT", Jump(["!", "-d", "127.0.0.0/8", "-m", "addrtype", "--dst-type", "LOCAL"], HostPorts)),
        ("filter", "FORWARD", Jump([], Forward)),
    ];

    public static string Render(NodeRulesPlan plan)
    {
        var text = new StringBuilder();
        text.Append("*nat\n").Append(CultureInfo.InvariantCulture, $":{Postrouting} - [0:0]\n:{HostPorts} - [0:0]\n");
        var (cluster, own) = (plan.ClusterCidr, plan.PodCidr);
        foreach (var attachment in plan.Attachments.Where(a => a.HostPorts.Count > 0))
        {
            Rule(text, Postrouting, $"-s {attachment.Address}/32 -d {attachment.Address}/32", $"pod {attachment.Owner} to itself", "MASQUERADE");
        }

        // 0x4000 is the service proxy's mark for "masquerade": it does so itself.
        Rule(text, Postrouting, "-m mark --mark 0x4000/0x4000", "left to the service proxy", "RETURN");
        Rule(text, Postrouting, $"-s {own} -d {cluster}", "between pods", "RETURN");
        Rule(text, Postrouting, $"-s {cluster} -d {own}", "between pods", "RETURN");
        Rule(text, Postrouting, $"! -s {cluster} -d {own}", "to this node's pods: the client's address stays", "RETURN");
        Rule(text, Postrouting, $"-s {cluster} ! -d 224.0.0.0/4", "pods to the outside", "MASQUERADE --random-fully");
        Rule(text, Postrouting, $"! -s {cluster} -d {cluster}", "from outside to other nodes' pods", "MASQUERADE --random-fully");
        foreach (var attachment in plan.Attachments)
        {
            foreach (var port in attachment.HostPorts) HostPortRule(text, attachment, port);
        }

        text.Append("COMMIT\n*filter\n").Append(CultureInfo.InvariantCulture, $":{Forward} - [0:0]\n");
        Rule(text, Forward, $"-s {cluster}", "from pods", "ACCEPT");
        Rule(text, Forward, $"-d {cluster}", "to pods", "ACCEPT");
        return text.Append("COMMIT\n").ToString();
    }

    private static void HostPortRule(StringBuilder text, PodAttachment attachment, HostPort port)
    {
        var on = port.HostAddress is { } address && !address.Equals(IPAddress.Any) ? $"-d {address}/32 " : "";
        var protocol = port.Protocol.ToLowerInvariant();
        Rule(text, HostPorts, $"{on}-p {protocol} -m {protocol} --dport {port.Port}", $"pod {attachment.Owner} hostPort {port.Port}",
            $"DNAT --to-destination {attachment.Address}:{port.ContainerPort}");
    }

    private static void Rule(StringBuilder text, string chain, string match, string comment, string target) => text.Append(
        CultureInfo.InvariantCulture, $"-A {chain} {match} -m comment --comment \"netkube overlay: {comment}\" -j {target}\n");

    private static string[] Jump(string[] match, string chain) =>
        [.. match, "-m", "comment", "--comment", "netkube overlay", "-j", chain];
}
