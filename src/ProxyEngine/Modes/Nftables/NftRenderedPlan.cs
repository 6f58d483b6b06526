using System.Collections.Immutable;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// The plan in nftables' words, kept per Service so that a change of one Service renders one Service. Immutable.
internal sealed class NftRenderedPlan
{
    private readonly PlanSettings _node;
    private readonly ImmutableSortedDictionary<ServiceName, ValueList<NftPortRules>> _services;

    // Two Services may want one element: an external IP and port of both (the first by name gets it), or an endpoint's
    // hairpin entry. Who wants what is kept, so that the second gets it when the first leaves.
    private readonly ImmutableDictionary<(string Set, string Key), ImmutableSortedDictionary<ServiceName, NftElement>> _claims;

    private NftRenderedPlan(
        PlanSettings node,
        ImmutableSortedDictionary<ServiceName, ValueList<NftPortRules>> services,
        ImmutableDictionary<(string Set, string Key), ImmutableSortedDictionary<ServiceName, NftElement>> claims)
    {
        _node = node;
        _services = services;
        _claims = claims;
    }

    public static NftRenderedPlan From(ServicePlan plan) => new NftRenderedPlan(
        plan.Node,
        ImmutableSortedDictionary.Create<ServiceName, ValueList<NftPortRules>>(Comparer<ServiceName>.Default),
        ImmutableDictionary<(string, string), ImmutableSortedDictionary<ServiceName, NftElement>>.Empty).With(plan, plan.Services);

    public ValueList<NftPortRules> RulesOf(ServiceName service) => _services.GetValueOrDefault(service);

    public NftElement? ElementOf((string Set, string Key) place) =>
        _claims.TryGetValue(place, out var claims) ? claims.First().Value : null;

    public NftRenderedPlan With(ServicePlan plan, IEnumerable<ServiceName> changed)
    {
        var services = _services.ToBuilder();
        var claims = _claims.ToBuilder();
        foreach (var name in changed)
        {
            foreach (var place in RulesOf(name).SelectMany(rules => rules.Elements).Select(PlaceOf))
            {
                var left = claims.TryGetValue(place, out var known) ? known.Remove(name) : null;
                if (left is null or { IsEmpty: true }) claims.Remove(place);
                else claims[place] = left;
            }

            var ports = plan.PortsOf(name).Select(port => NftPortRenderer.Render(port, plan.Node)).ToValueList();
            if (ports.Count == 0) services.Remove(name);
            else services[name] = ports;
            foreach (var (set, element) in ports.SelectMany(rules => rules.Elements))
            {
                var known = claims.GetValueOrDefault((set, element.Key), ImmutableSortedDictionary<ServiceName, NftElement>.Empty);
                if (!known.ContainsKey(name)) claims[(set, element.Key)] = known.Add(name, element);
            }
        }

        return new NftRenderedPlan(plan.Node, services.ToImmutable(), claims.ToImmutable());
    }

    public NftTable ToTable()
    {
        var own = _services.Values.SelectMany(ports => ports).ToList();
        var elements = _claims.ToLookup(claim => claim.Key.Set, claim => claim.Value.First().Value);
        var shared = NftBase.Sets(_node.Family).Select(
            set => set with { Elements = elements[set.Name].ToDictionary(element => element.Key, StringComparer.Ordinal) });
        return new NftTable(
            NftBase.Chains(_node).Concat(own.SelectMany(port => port.Chains)).ToDictionary(chain => chain.Name, StringComparer.Ordinal),
            shared.Concat(own.SelectMany(port => port.AffinitySets)).ToDictionary(set => set.Name, StringComparer.Ordinal));
    }

    public static (string Set, string Key) PlaceOf((string Set, NftElement Element) entry) => (entry.Set, entry.Element.Key);
}
