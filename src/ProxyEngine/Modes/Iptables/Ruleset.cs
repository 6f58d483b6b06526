using System.Collections.Frozen;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// All that is ours in one table.
internal sealed record TableRules(string Table, IReadOnlyDictionary<string, Chain> Chains, ValueList<BaseJump> Jumps)
{
    public const string Nat = "nat";
    public const string Filter = "filter";

    public int RuleCount => Jumps.Count + Chains.Values.Sum(chain => chain.Rules.Count);

    public static TableRules Empty(string table) => new(table, FrozenDictionary<string, Chain>.Empty, []);
}

internal sealed record Ruleset(TableRules Nat, TableRules Filter)
{
    public static Ruleset Empty { get; } = new(TableRules.Empty(TableRules.Nat), TableRules.Empty(TableRules.Filter));
}
