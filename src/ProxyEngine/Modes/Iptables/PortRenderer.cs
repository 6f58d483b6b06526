using System.Net;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// Pure: one service port's plan in, its rules out. With n endpoints, no affinity and only a cluster IP that is
/// 1 rule in KUBE-SERVICES, 1 + n in KUBE-SVC-…, 2 in each of the n KUBE-SEP-… chains.
internal sealed class PortRenderer
{
    private readonly PlanSettings _node;
    private readonly PortPlan _plan;
    private readonly string _external;
    private readonly string _firewall;
    private readonly List<Chain> _chains = [];

    private PortRenderer(PortPlan plan, PlanSettings node)
    {
        _plan = plan;
        _node = node;
        _external = ChainNames.External(plan.Name);
        _firewall = ChainNames.Firewall(plan.Name);
    }

    public static PortRules Render(PortPlan plan, PlanSettings node)
    {
        var renderer = new PortRenderer(plan, node);
        return renderer.Render();
    }

    private PortRules Render()
    {
        var pools = PoolsInUse();
        if (_plan.External is { Refusal: not Refusal.Reject } external) _chains.Add(ExternalChain(external));
        if (HasFirewall) _chains.Add(FirewallChain());
        foreach (var pool in pools)
        {
            _chains.Add(PoolChain(pool));
        }

        foreach (var endpoint in pools.SelectMany(pool => _plan.EndpointsOf(pool)).Distinct())
        {
            _chains.Add(EndpointChain(endpoint));
        }

        return new PortRules(_chains.ToValueList(), Shared());
    }

    private bool HasFirewall =>
        _plan.External is { Refusal: not Refusal.Reject } && _plan.Frontends.Any(frontend => frontend.AllowedSources.Count > 0);

    private List<TrafficPolicy> PoolsInUse()
    {
        var pools = new List<TrafficPolicy>();
        if (_plan.ClusterEndpoints.Count > 0) pools.Add(TrafficPolicy.Cluster);
        if (_plan.LocalEndpoints.Count > 0) pools.Add(TrafficPolicy.Local);
        return pools;
    }

    private SharedRules Shared()
    {
        var nat = _plan.Frontends.Where(IsTranslated).ToLookup(frontend => frontend.Kind == FrontendKind.NodePort);
        var refused = _plan.Frontends.Where(frontend => PathOf(frontend).Refusal != Refusal.None).ToLookup(frontend => frontend.IsExternal);
        return new SharedRules
        {
            NatServices = nat[false].Select(NatRule).ToValueList(),
            NatNodePorts = nat[true].Select(NatRule).ToValueList(),
            FilterServices = refused[false].Select(RefusalRule).ToValueList(),
            FilterExternalServices = refused[true].Select(RefusalRule).ToValueList(),
            FilterProxyFirewall = HasFirewall
                ? _plan.Frontends.Where(frontend => frontend.AllowedSources.Count > 0).Select(FirewallDrop).ToValueList()
                : [],
            FilterNodePorts = _plan.HealthCheckNodePort == 0 ? [] : [HealthCheckRule()],
        };
    }

    private TrafficPath PathOf(Frontend frontend) => frontend.IsExternal ? _plan.External! : _plan.Internal;

    /// External traffic that is dropped for want of a local endpoint still has its chain: pods and the node pass.
    private bool IsTranslated(Frontend frontend) => PathOf(frontend) switch
    {
        { Refusal: Refusal.None } => true,
        { Refusal: Refusal.Drop, LocalSourcesUseCluster: true } => true,
        _ => false,
    };

    private Rule NatRule(Frontend frontend) => FrontendRule(frontend, frontend switch
    {
        { Kind: FrontendKind.ClusterIp } => ChainOf(_plan.Internal.Pool),
        { AllowedSources.Count: > 0 } => _firewall,
        _ => _external,
    });

    private Rule FrontendRule(Frontend frontend, string chain) => new(new JumpTarget(chain))
    {
        Destination = frontend.Address is { } address ? AddressTest.Is(address) : null,
        Protocol = _plan.Protocol,
        Matches = [OwnerTag.Of(_plan.Name, FieldOf(frontend.Kind)), new DestinationPortMatch(_plan.Protocol, frontend.Port)],
    };

    private Rule RefusalRule(Frontend frontend)
    {
        var refusal = PathOf(frontend).Refusal;
        var why = refusal == Refusal.Reject ? "has no endpoints" : "has no local endpoints";
        var comment = OwnerTag.Of(_plan.Name, $"{FieldOf(frontend.Kind)} {why}");
        var port = new DestinationPortMatch(_plan.Protocol, frontend.Port);
        return new Rule(refusal == Refusal.Reject ? new RejectTarget(_node.Family) : VerdictTarget.Drop)
        {
            Destination = frontend.Address is { } address ? AddressTest.Is(address) : null,
            Protocol = _plan.Protocol,
            Matches = frontend.Address is null ? [comment, new LocalAddressMatch(OfSource: false), port] : [comment, port],
        };
    }

    /// A source that may not was not translated, so it still carries the load balancer's address here.
    private Rule FirewallDrop(Frontend frontend) => new(VerdictTarget.Drop)
    {
        Destination = AddressTest.Is(frontend.Address!),
        Protocol = _plan.Protocol,
        Matches =
        [
            OwnerTag.Of(_plan.Name, "loadBalancerSourceRanges"),
            new DestinationPortMatch(_plan.Protocol, frontend.Port),
        ],
    };

    private Rule HealthCheckRule() => new(VerdictTarget.Accept)
    {
        Protocol = ServiceProtocol.Tcp,
        Matches =
        [
            OwnerTag.Of(_plan.Name, "healthCheckNodePort"),
            new DestinationPortMatch(ServiceProtocol.Tcp, _plan.HealthCheckNodePort),
        ],
    };

    private Chain FirewallChain()
    {
        var ranges = _plan.Frontends.SelectMany(frontend => frontend.AllowedSources).Distinct();
        return new Chain(_firewall, ranges.Select(range => new Rule(new JumpTarget(_external))
        {
            Source = new AddressTest(range),
            Matches = [OwnerTag.Of(_plan.Name, "loadBalancerSourceRanges")],
        }).ToValueList());
    }

    private Chain ExternalChain(TrafficPath path)
    {
        var rules = new List<Rule>();
        if (path.Masquerade == Masquerade.Always) rules.Add(Mark("externalTrafficPolicy: masquerade"));
        if (path.LocalSourcesUseCluster) rules.AddRange(LocalSourceRules());
        if (path.Refusal == Refusal.None) rules.Add(new Rule(new JumpTarget(ChainOf(path.Pool))));
        return new Chain(_external, rules.ToValueList());
    }

    /// Policy Local is about traffic from outside. What comes from a pod or from the node itself is served as if it
    /// had gone out to the load balancer and come back to any node.
    private IEnumerable<Rule> LocalSourceRules()
    {
        var toCluster = new JumpTarget(ChainOf(TrafficPolicy.Cluster));
        if (_node.ClusterCidr is { } pods)
        {
            yield return new Rule(toCluster)
            {
                Source = new AddressTest(pods),
                Matches = [OwnerTag.Of(_plan.Name, "externalTrafficPolicy: pods use the cluster's endpoints")],
            };
        }

        var fromNode = new LocalAddressMatch(OfSource: true);
        yield return Mark("externalTrafficPolicy: masquerade the node's own traffic", fromNode);
        yield return new Rule(toCluster)
        {
            Matches = [OwnerTag.Of(_plan.Name, "externalTrafficPolicy: the node uses the cluster's endpoints"), fromNode],
        };
    }

    private Chain PoolChain(TrafficPolicy pool)
    {
        var endpoints = _plan.EndpointsOf(pool);
        var rules = new List<Rule>();
        if (pool == _plan.Internal.Pool) rules.AddRange(InternalMasquerade());
        if (_plan.AffinityTimeout is { } age) rules.AddRange(endpoints.Select(endpoint => RememberedClient(endpoint, age)));
        for (var i = 0; i < endpoints.Count; i++)
        {
            var comment = OwnerTag.Of(_plan.Name, $"-> {endpoints[i]}");
            var left = endpoints.Count - i;
            rules.Add(new Rule(new JumpTarget(ChainNames.Endpoint(_plan.Name, endpoints[i])))
            {
                Matches = left == 1 ? [comment] : [comment, RandomMatch.OneOf(left)],
            });
        }

        return new Chain(ChainOf(pool), rules.ToValueList());
    }

    private IEnumerable<Rule> InternalMasquerade()
    {
        if (_plan.Internal.Masquerade == Masquerade.HairpinOnly) yield break;
        var offCluster = _plan.Internal.Masquerade == Masquerade.OffCluster
            ? new AddressTest(_node.ClusterCidr!.Value, Negated: true)
            : null;
        foreach (var frontend in _plan.Frontends.Where(frontend => !frontend.IsExternal))
        {
            yield return FrontendRule(frontend, ChainNames.MarkMasquerade) with { Source = offCluster };
        }
    }

    private Rule RememberedClient(IPEndPoint endpoint, TimeSpan age)
    {
        var chain = ChainNames.Endpoint(_plan.Name, endpoint);
        return new Rule(new JumpTarget(chain))
        {
            Matches = [OwnerTag.Of(_plan.Name, $"sessionAffinity -> {endpoint}"), new RecentMatch(chain, age, _node.Family)],
        };
    }

    private Chain EndpointChain(IPEndPoint endpoint)
    {
        var chain = ChainNames.Endpoint(_plan.Name, endpoint);
        var comment = OwnerTag.Of(_plan.Name, "endpoint");
        var remember = new RecentMatch(chain, null, _node.Family);
        return new Chain(chain,
        [
            new Rule(new JumpTarget(ChainNames.MarkMasquerade)) { Source = AddressTest.Is(endpoint.Address), Matches = [comment] },
            new Rule(new DnatTarget(endpoint))
            {
                Protocol = _plan.Protocol,
                Matches = _plan.AffinityTimeout is null ? [comment] : [comment, remember],
            },
        ]);
    }

    private Rule Mark(string field, params ReadOnlySpan<RuleMatch> matches) => new(new JumpTarget(ChainNames.MarkMasquerade))
    {
        Matches = [OwnerTag.Of(_plan.Name, field), .. matches],
    };

    private string ChainOf(TrafficPolicy pool) =>
        pool == TrafficPolicy.Cluster ? ChainNames.ClusterPolicy(_plan.Name) : ChainNames.LocalPolicy(_plan.Name);

    private static string FieldOf(FrontendKind kind) => kind switch
    {
        FrontendKind.ClusterIp => "clusterIP",
        FrontendKind.ExternalIp => "externalIPs",
        FrontendKind.LoadBalancerIp => "loadBalancer ingress",
        FrontendKind.NodePort => "nodePort",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a frontend."),
    };
}
