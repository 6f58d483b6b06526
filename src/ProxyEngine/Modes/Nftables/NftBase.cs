using System.Collections.Frozen;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// The part of the table that does not depend on any Service.
internal static class NftBase
{
    /// Before nat's translation (-100): refusals and source ranges see the address that the client chose.
    private const string BeforeTranslation = "-110";
    private const string Translation = "-100";
    private const string SourceTranslation = "100";

    public static IEnumerable<NftSet> Sets(IpFamily family)
    {
        var address = NftText.AddressType(family);
        return
        [
            Map(NftNames.ServiceIps, $"{address} . inet_proto . inet_service"),
            Map(NftNames.ServiceNodePorts, "inet_proto . inet_service"),
            Map(NftNames.NoEndpointServices, $"{address} . inet_proto . inet_service"),
            Map(NftNames.NoEndpointNodePorts, "inet_proto . inet_service"),
            Map(NftNames.FirewallIps, $"{address} . inet_proto . inet_service"),
            new NftSet(NftNames.HairpinConnections, "set", [$"type {address} . {address}"], FrozenDictionary<string, NftElement>.Empty),
        ];
    }

    public static IEnumerable<NftChain> Chains(PlanSettings node)
    {
        var ip = node.Family == IpFamily.V4 ? "ip" : "ip6";
        var service = $"{ip} daddr . meta l4proto . th dport vmap";
        var refuse = $"ct state new {service} @{NftNames.NoEndpointServices}";
        var refuseNodePort = $"ct state new fib daddr type local meta l4proto . th dport vmap @{NftNames.NoEndpointNodePorts}";
        var firewall = $"ct state new {service} @{NftNames.FirewallIps}";
        return
        [
            Hooked("firewall-prerouting", "filter", "prerouting", BeforeTranslation, firewall),
            Hooked("filter-input", "filter", "input", BeforeTranslation, refuse, refuseNodePort),
            Hooked("filter-forward", "filter", "forward", BeforeTranslation, "ct state invalid drop", refuse),
            Hooked("filter-output", "filter", "output", BeforeTranslation, firewall, refuse, refuseNodePort),
            Hooked("nat-prerouting", "nat", "prerouting", Translation, $"jump {NftNames.Services}"),
            Hooked("nat-output", "nat", "output", Translation, $"jump {NftNames.Services}"),
            Hooked("nat-postrouting", "nat", "postrouting", SourceTranslation, $"jump {NftNames.Masquerading}"),
            new NftChain(NftNames.Services, "", [$"{service} @{NftNames.ServiceIps}", .. NodePortRules(node, ip)]),
            new NftChain(NftNames.MarkForMasquerade, "", ["meta mark set meta mark | 0x00004000"]),
            new NftChain(NftNames.Masquerading, "",
            [
                $"ct status dnat {ip} saddr . {ip} daddr @{NftNames.HairpinConnections} masquerade fully-random",
                "meta mark & 0x00004000 == 0x00000000 return",
                "meta mark set meta mark ^ 0x00004000",
                "masquerade fully-random",
            ]),
            new NftChain(NftNames.Reject, "", ["reject"]),
        ];
    }

    private static IEnumerable<string> NodePortRules(PlanSettings node, string ip)
    {
        var lookUp = $"fib daddr type local meta l4proto . th dport vmap @{NftNames.ServiceNodePorts}";
        if (node.NodePortAddresses.Count > 0) return node.NodePortAddresses.Select(range => $"{ip} daddr {range} {lookUp}");
        if (node.LocalhostNodePorts) return [lookUp];
        return [$"{ip} daddr != {(node.Family == IpFamily.V4 ? "127.0.0.0/8" : "::1")} {lookUp}"];
    }

    private static NftSet Map(string name, string key) =>
        new(name, "map", [$"type {key} : verdict"], FrozenDictionary<string, NftElement>.Empty);

    private static NftChain Hooked(string name, string type, string hook, string priority, params string[] rules) =>
        new(name, $"type {type} hook {hook} priority {priority}; policy accept;", rules.ToValueList());
}
