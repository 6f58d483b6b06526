using System.Net;
using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// Runs the first packet of a connection through a ruleset, ours or one read from the kernel, along every random
/// branch, and says where it may end and how likely. The client is taken as not seen before (no affinity entry).
internal sealed class RulesetTracer(Ruleset rules, IReadOnlyCollection<IPAddress> localAddresses)
{
    public IReadOnlyDictionary<Delivery, double> Spread(Packet packet) =>
        Walks(packet).Where(walk => walk.To is not null)
            .GroupBy(walk => new Delivery(walk.To!.ToString(), walk.Marked))
            .ToDictionary(group => group.Key, group => group.Sum(walk => walk.Share));

    public Fate Trace(Packet packet)
    {
        var walks = Walks(packet);
        var delivered = walks.Where(walk => walk.To is not null).Select(walk => new Delivery(walk.To!.ToString(), walk.Marked)).Distinct().ToList();
        return delivered.Count > 0 ? Fate.Of(delivered) : Filter(packet);
    }

    private List<Walk> Walks(Packet packet) => Chain(rules.Nat, ChainNames.Services, packet, new Walk(null, false, 1, false));

    /// Filter rules see the destination after translation; what nat did not translate is what may be refused.
    private Fate Filter(Packet packet)
    {
        string[] entries = IsLocal(packet.Destination.Address)
            ? [ChainNames.ProxyFirewall, ChainNames.ExternalServices]
            : [ChainNames.ProxyFirewall, ChainNames.Services, ChainNames.ExternalServices];
        foreach (var rule in entries.SelectMany(entry => rules.Filter.Chains[entry].Rules))
        {
            if (!Matches(rule, packet, false)) continue;
            if (rule.Target is RejectTarget) return Fate.Reject;
            if (rule.Target == VerdictTarget.Drop) return Fate.Drop;
        }

        return Fate.Untouched;
    }

    private List<Walk> Chain(TableRules table, string chain, Packet packet, Walk start)
    {
        var ended = new List<Walk>();
        var going = new List<Walk> { start };
        foreach (var rule in table.Chains[chain].Rules)
        {
            going = going.SelectMany(walk => Step(table, rule, packet, walk)).ToList();
            ended.AddRange(going.Where(walk => walk.Ended));
            going.RemoveAll(walk => walk.Ended);
        }

        return [.. ended, .. going];
    }

    private IEnumerable<Walk> Step(TableRules table, Rule rule, Packet packet, Walk walk)
    {
        if (!Matches(rule, packet, walk.Marked)) return [walk];
        var random = rule.Matches.OfType<RandomMatch>().FirstOrDefault();
        var share = random is null ? 1 : (double)random.Share / RandomMatch.Whole;
        var taken = Take(table, rule.Target, packet, walk with { Share = walk.Share * share });
        return random is null ? taken : taken.Append(walk with { Share = walk.Share * (1 - share) });
    }

    private List<Walk> Take(TableRules table, RuleTarget target, Packet packet, Walk walk) => target switch
    {
        JumpTarget jump => Chain(table, jump.Chain, packet, walk),
        MarkTarget mark => [walk with { Marked = mark.Value != 0 && mark.Mask != 0 }],
        DnatTarget dnat => [walk with { To = dnat.To, Ended = true }],
        _ => throw new InvalidOperationException($"The target {target} is not expected on a Service's way."),
    };

    private bool Matches(Rule rule, Packet packet, bool marked) =>
        (rule.Source?.Passes(packet.Source) ?? true)
        && (rule.Destination?.Passes(packet.Destination.Address) ?? true)
        && (rule.Protocol is null || rule.Protocol == packet.Protocol)
        && rule.Matches.All(match => Matches(match, packet, marked));

    private bool Matches(RuleMatch match, Packet packet, bool marked) => match switch
    {
        DestinationPortMatch port => port.Protocol == packet.Protocol && port.Port == packet.Destination.Port,
        LocalAddressMatch local => IsLocal(local.OfSource ? packet.Source : packet.Destination.Address),
        MarkMatch mark => marked != mark.Negated,
        RecentMatch recent => recent.MaxAge is null,
        ConnectionStateMatch state => state.States.Contains("NEW", StringComparison.Ordinal),
        CommentMatch or RandomMatch => true,
        _ => throw new InvalidOperationException($"The match {match} is not expected on a Service's way."),
    };

    private bool IsLocal(IPAddress address) => IPAddress.IsLoopback(address) || localAddresses.Contains(address);

    private sealed record Walk(IPEndPoint? To, bool Marked, double Share, bool Ended);
}
