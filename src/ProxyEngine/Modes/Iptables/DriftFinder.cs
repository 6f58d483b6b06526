using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// What somebody else did to our rules since we last put them right.
internal static class DriftFinder
{
    public static ValueList<Drift> Find(Ruleset actual, Ruleset applied) =>
        Find(actual.Nat, applied.Nat).Concat(Find(actual.Filter, applied.Filter)).ToValueList();

    private static IEnumerable<Drift> Find(TableRules actual, TableRules applied)
    {
        var change = TableChange.Between(actual, applied);
        foreach (var chain in change.Write)
        {
            var kind = actual.Chains.ContainsKey(chain.Name) ? DriftKind.Altered : DriftKind.Missing;
            yield return new Drift(kind, $"{applied.Table} {chain.Name}", OwnerOf(chain));
        }

        foreach (var name in change.Delete)
        {
            yield return new Drift(DriftKind.Foreign, $"{applied.Table} {name}", OwnerOf(actual.Chains[name]));
        }

        foreach (var jump in change.Insert)
        {
            yield return new Drift(DriftKind.Missing, $"{applied.Table} {jump.BaseChain} {jump.Rule}", "");
        }

        foreach (var jump in change.Remove)
        {
            yield return new Drift(DriftKind.Foreign, $"{applied.Table} {jump.BaseChain} {jump.Rule}", "");
        }
    }

    /// The Service that a chain serves; empty for the chains that all share.
    private static string OwnerOf(Chain chain)
    {
        var owners = chain.Rules.Select(OwnerTag.OwnerOf).Where(owner => owner.Length > 0).Distinct().Take(2).ToList();
        return owners.Count == 1 ? owners[0] : "";
    }
}
