using System.Collections.Frozen;
using System.Net;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// Pure: one service port's plan in, its rules out. A cluster IP with n endpoints is one map element and one chain with
/// two rules, the second of which chooses among all endpoints (n elements of an anonymous map); no chain for an endpoint,
/// except under session affinity.
internal sealed class NftPortRenderer(PortPlan plan, PlanSettings node)
{
    private readonly string _ip = node.Family == IpFamily.V4 ? "ip" : "ip6";
    private readonly List<NftChain> _chains = [];
    private readonly List<NftSet> _sets = [];
    private readonly List<(string Set, NftElement Element)> _elements = [];

    public static NftPortRules Render(PortPlan plan, PlanSettings node) => new NftPortRenderer(plan, node).Render();

    private NftPortRules Render()
    {
        if (plan.External is { Refusal: not Refusal.Reject } external) AddChain(NftNames.External(plan.Name), ExternalRules(external));
        TrafficPolicy[] pools = [.. new[] { TrafficPolicy.Cluster, TrafficPolicy.Local }.Where(pool => plan.EndpointsOf(pool).Count > 0)];
        foreach (var pool in pools)
        {
            AddChain(ChainOf(pool), PoolRules(pool));
        }

        if (plan.AffinityTimeout is { } age) AddAffinity(pools.SelectMany(pool => plan.EndpointsOf(pool)).Distinct(), age);
        foreach (var frontend in plan.Frontends)
        {
            AddElements(frontend);
        }

        AddFirewall();
        _elements.AddRange(plan.HairpinAddresses.Select(
            address => (NftNames.HairpinConnections, new NftElement($"{address} . {address}", "", ""))));
        return new NftPortRules(_chains.ToValueList(), _sets.ToValueList(), _elements.ToValueList());
    }

    private void AddElements(Frontend frontend)
    {
        var path = frontend.IsExternal ? plan.External! : plan.Internal;
        var isNodePort = frontend.Kind == FrontendKind.NodePort;
        var comment = $"{plan.Name} {FieldOf(frontend.Kind)}";
        if (path.Refusal != Refusal.None)
        {
            var map = isNodePort ? NftNames.NoEndpointNodePorts : NftNames.NoEndpointServices;
            _elements.Add((map, new NftElement(KeyOf(frontend), comment, path.Refusal == Refusal.Reject ? $"goto {NftNames.Reject}" : "drop")));
        }

        if (path.Refusal == Refusal.None || (path.Refusal == Refusal.Drop && path.LocalSourcesUseCluster))
        {
            var map = isNodePort ? NftNames.ServiceNodePorts : NftNames.ServiceIps;
            var chain = frontend.IsExternal ? NftNames.External(plan.Name) : ChainOf(path.Pool);
            _elements.Add((map, new NftElement(KeyOf(frontend), comment, $"goto {chain}")));
        }
    }

    /// Guards the load balancer's addresses before translation, so it sees the address that the client chose.
    private void AddFirewall()
    {
        var guarded = plan.Frontends.Where(frontend => frontend.AllowedSources.Count > 0).ToList();
        if (guarded.Count == 0 || plan.External is not { Refusal: not Refusal.Reject }) return;
        var chain = NftNames.Firewall(plan.Name);
        var comment = $"{plan.Name} loadBalancerSourceRanges";
        AddChain(chain, [.. guarded[0].AllowedSources.Select(range => $"{_ip} saddr {TextOf(range)} return"), "drop"]);
        _elements.AddRange(guarded.Select(frontend => (NftNames.FirewallIps, new NftElement(KeyOf(frontend), comment, $"goto {chain}"))));
    }

    private IEnumerable<string> ExternalRules(TrafficPath path)
    {
        if (path.Masquerade == Masquerade.Always) yield return $"jump {NftNames.MarkForMasquerade}";
        if (path.LocalSourcesUseCluster)
        {
            if (node.ClusterCidr is { } pods) yield return $"{_ip} saddr {TextOf(pods)} goto {ChainOf(TrafficPolicy.Cluster)}";
            yield return $"fib saddr type local jump {NftNames.MarkForMasquerade}";
            yield return $"fib saddr type local goto {ChainOf(TrafficPolicy.Cluster)}";
        }

        if (path.Refusal == Refusal.None) yield return $"goto {ChainOf(path.Pool)}";
    }

    private IEnumerable<string> PoolRules(TrafficPolicy pool)
    {
        if (pool == plan.Internal.Pool)
        {
            foreach (var rule in InternalMasquerade()) yield return rule;
        }

        var endpoints = plan.EndpointsOf(pool);
        if (plan.AffinityTimeout is null)
        {
            yield return $"meta l4proto {plan.Protocol.Keyword()} {Translation(endpoints)} comment \"{plan.Name} endpoints\"";
            yield break;
        }

        foreach (var endpoint in endpoints)
        {
            yield return $"{_ip} saddr @{NftNames.Affinity(plan.Name, endpoint)} goto {NftNames.Endpoint(plan.Name, endpoint)}";
        }

        var choices = endpoints.Select((endpoint, i) => $"{i} : goto {NftNames.Endpoint(plan.Name, endpoint)}");
        yield return endpoints.Count == 1
            ? $"goto {NftNames.Endpoint(plan.Name, endpoints[0])}"
            : $"numgen random mod {endpoints.Count} vmap {NftText.Braced(choices)}";
    }

    private string Translation(ValueList<IPEndPoint> endpoints) => endpoints.Count == 1
        ? $"dnat to {endpoints[0]}"
        : $"dnat {_ip} to numgen random mod {endpoints.Count} map "
            + NftText.Braced(endpoints.Select((endpoint, i) => $"{i} : {endpoint.Address} . {endpoint.Port}"));

    private IEnumerable<string> InternalMasquerade()
    {
        if (plan.Internal.Masquerade == Masquerade.HairpinOnly) yield break;
        var source = plan.Internal.Masquerade == Masquerade.OffCluster ? $"{_ip} saddr != {TextOf(node.ClusterCidr!.Value)} " : "";
        foreach (var frontend in plan.Frontends.Where(frontend => !frontend.IsExternal))
        {
            yield return $"{_ip} daddr {frontend.Address} {plan.Protocol.Keyword()} dport {frontend.Port} {source}jump {NftNames.MarkForMasquerade}";
        }
    }

    private void AddAffinity(IEnumerable<IPEndPoint> endpoints, TimeSpan age)
    {
        foreach (var endpoint in endpoints)
        {
            var set = NftNames.Affinity(plan.Name, endpoint);
            ValueList<string> properties =
                [$"type {NftText.AddressType(node.Family)}", "size 65535", "flags dynamic,timeout", $"timeout {NftText.Duration(age)}"];
            _sets.Add(new NftSet(set, "set", properties, FrozenDictionary<string, NftElement>.Empty));
            AddChain(NftNames.Endpoint(plan.Name, endpoint),
            [
                $"update @{set} {{ {_ip} saddr }}",
                $"meta l4proto {plan.Protocol.Keyword()} dnat to {endpoint}",
            ]);
        }
    }

    private void AddChain(string name, IEnumerable<string> rules) => _chains.Add(new NftChain(name, "", rules.ToValueList()));

    private string KeyOf(Frontend frontend) => frontend.Address is { } address
        ? $"{address} . {plan.Protocol.Keyword()} . {frontend.Port}"
        : $"{plan.Protocol.Keyword()} . {frontend.Port}";

    private string ChainOf(TrafficPolicy pool) =>
        pool == TrafficPolicy.Cluster ? NftNames.Service(plan.Name) : NftNames.Local(plan.Name);

    private static string TextOf(IPNetwork range) =>
        range.PrefixLength == range.BaseAddress.GetAddressBytes().Length * 8 ? range.BaseAddress.ToString() : range.ToString();

    private static string FieldOf(FrontendKind kind) => kind switch
    {
        FrontendKind.ClusterIp => "clusterIP",
        FrontendKind.ExternalIp => "externalIPs",
        FrontendKind.LoadBalancerIp => "loadBalancer ingress",
        FrontendKind.NodePort => "nodePort",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a frontend."),
    };
}
