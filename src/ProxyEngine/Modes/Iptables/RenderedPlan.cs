using System.Collections.Immutable;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// The plan in iptables' words, kept per Service so that a change of one Service renders one Service. Immutable.
internal sealed class RenderedPlan
{
    private readonly ServicePlan _plan;
    private readonly ImmutableSortedDictionary<ServiceName, ValueList<PortRules>> _services;

    private RenderedPlan(ServicePlan plan, ImmutableSortedDictionary<ServiceName, ValueList<PortRules>> services)
    {
        _plan = plan;
        _services = services;
    }

    public PlanSettings Node => _plan.Node;

    public static RenderedPlan From(ServicePlan plan) =>
        new RenderedPlan(plan, ImmutableSortedDictionary.Create<ServiceName, ValueList<PortRules>>(Comparer<ServiceName>.Default))
            .With(plan, plan.Services);

    public ValueList<PortRules> RulesOf(ServiceName service) => _services.GetValueOrDefault(service);

    public RenderedPlan With(ServicePlan plan, IEnumerable<ServiceName> changed)
    {
        var next = _services.ToBuilder();
        foreach (var name in changed)
        {
            var ports = plan.PortsOf(name);
            if (ports.Count == 0) next.Remove(name);
            else next[name] = ports.Select(port => PortRenderer.Render(port, plan.Node)).ToValueList();
        }

        return new RenderedPlan(plan, next.ToImmutable());
    }

    public Ruleset ToRuleset()
    {
        var own = _services.Values.SelectMany(ports => ports).SelectMany(port => port.Chains);
        return new Ruleset(
            new TableRules(TableRules.Nat, ByName(own.Concat(SharedNatChains())), BaseRules.NatJumps),
            new TableRules(TableRules.Filter, ByName(SharedFilterChains()), BaseRules.FilterJumps));
    }

    public IEnumerable<Chain> SharedNatChains() =>
    [
        new(ChainNames.Services, [.. Shared(rules => rules.NatServices), .. BaseRules.ToNodePorts(Node)]),
        new(ChainNames.NodePorts, Shared(rules => rules.NatNodePorts)),
        BaseRules.Postrouting,
        BaseRules.MarkMasquerade,
    ];

    public IEnumerable<Chain> SharedFilterChains() =>
    [
        new(ChainNames.Services, Shared(rules => rules.FilterServices)),
        new(ChainNames.ExternalServices, Shared(rules => rules.FilterExternalServices)),
        new(ChainNames.ProxyFirewall, Shared(rules => rules.FilterProxyFirewall)),
        new(ChainNames.NodePorts, Shared(rules => rules.FilterNodePorts)),
        BaseRules.Forward,
    ];

    private ValueList<Rule> Shared(Func<SharedRules, ValueList<Rule>> part)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        foreach (var ports in _services.Values)
        {
            foreach (var port in ports)
            {
                rules.AddRange(part(port.Shared).AsSpan());
            }
        }

        return new ValueList<Rule>(rules.DrainToImmutable());
    }

    private static Dictionary<string, Chain> ByName(IEnumerable<Chain> chains) =>
        chains.ToDictionary(chain => chain.Name, StringComparer.Ordinal);
}
