using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// What to send to one table.
internal sealed record TableChange(
    string Table, ValueList<Chain> Write, ValueList<string> Delete, ValueList<BaseJump> Insert, ValueList<BaseJump> Remove)
{
    public bool IsEmpty => Write.Count + Delete.Count + Insert.Count + Remove.Count == 0;

    /// From what the kernel has to what it should have.
    public static TableChange Between(TableRules actual, TableRules wanted) => new(
        wanted.Table,
        wanted.Chains.Values.Where(chain => actual.Chains.GetValueOrDefault(chain.Name) != chain).ToValueList(),
        actual.Chains.Keys.Where(name => !wanted.Chains.ContainsKey(name)).Order(StringComparer.Ordinal).ToValueList(),
        wanted.Jumps.Except(actual.Jumps).ToValueList(),
        Surplus(actual.Jumps, wanted.Jumps));

    /// Jumps of ours that are not wanted any more, or there more than once.
    private static ValueList<BaseJump> Surplus(ValueList<BaseJump> actual, ValueList<BaseJump> wanted)
    {
        var left = wanted.ToHashSet();
        return actual.Where(jump => !left.Remove(jump)).ToValueList();
    }
}

internal sealed record RulesetChange(TableChange Filter, TableChange Nat)
{
    public bool IsEmpty => Filter.IsEmpty && Nat.IsEmpty;

    /// nat comes last: a Service that lost its endpoints is refused before its translation goes.
    public IEnumerable<TableChange> Tables => [Filter, Nat];

    public int Written => Tables.Sum(table => table.Write.Count + table.Insert.Count);

    public int Deleted => Tables.Sum(table => table.Delete.Count + table.Remove.Count);

    public static RulesetChange Between(Ruleset actual, Ruleset wanted) =>
        new(TableChange.Between(actual.Filter, wanted.Filter), TableChange.Between(actual.Nat, wanted.Nat));

    /// Only what these Services touch, without looking at the others' rules one by one.
    public static RulesetChange Between(RenderedPlan before, RenderedPlan after, IReadOnlySet<ServiceName> changed)
    {
        var old = changed.SelectMany(name => before.RulesOf(name)).ToList();
        var now = changed.SelectMany(name => after.RulesOf(name)).ToList();
        var oldChains = old.SelectMany(port => port.Chains).ToDictionary(chain => chain.Name, StringComparer.Ordinal);
        var nowChains = now.SelectMany(port => port.Chains).ToDictionary(chain => chain.Name, StringComparer.Ordinal);
        var sharedSame = old.Select(port => port.Shared).SequenceEqual(now.Select(port => port.Shared));

        var nat = nowChains.Values.Where(chain => oldChains.GetValueOrDefault(chain.Name) != chain);
        var filter = Enumerable.Empty<Chain>();
        if (!sharedSame)
        {
            nat = nat.Concat(Different(before.SharedNatChains(), after.SharedNatChains()));
            filter = Different(before.SharedFilterChains(), after.SharedFilterChains());
        }

        var gone = oldChains.Keys.Where(name => !nowChains.ContainsKey(name));
        return new RulesetChange(
            new TableChange(TableRules.Filter, filter.ToValueList(), [], [], []),
            new TableChange(TableRules.Nat, nat.ToValueList(), gone.ToValueList(), [], []));
    }

    private static IEnumerable<Chain> Different(IEnumerable<Chain> before, IEnumerable<Chain> after) =>
        before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => pair.Second);
}
