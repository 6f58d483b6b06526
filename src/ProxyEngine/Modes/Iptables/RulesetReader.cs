using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// Reads what iptables-save prints, and keeps what is ours: our chains, and the jumps into them from others.
internal static class RulesetReader
{
    public static Ruleset Read(TextReader text, IpFamily family)
    {
        var tables = new Dictionary<string, TableRules>();
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('*') && line[1..] is TableRules.Nat or TableRules.Filter)
            {
                tables[line[1..]] = ReadTable(line[1..], text, family);
            }
        }

        return new Ruleset(
            tables.GetValueOrDefault(TableRules.Nat) ?? TableRules.Empty(TableRules.Nat),
            tables.GetValueOrDefault(TableRules.Filter) ?? TableRules.Empty(TableRules.Filter));
    }

    private static TableRules ReadTable(string table, TextReader text, IpFamily family)
    {
        var chains = new Dictionary<string, List<Rule>>();
        var jumps = new List<BaseJump>();
        while (text.ReadLine() is { } line && line != "COMMIT")
        {
            if (line.StartsWith(':'))
            {
                var name = line[1..line.IndexOf(' ', StringComparison.Ordinal)];
                if (ChainNames.IsOurs(name)) chains.TryAdd(name, []);
            }
            else if (line.StartsWith("-A ", StringComparison.Ordinal))
            {
                ReadRule(line, family, chains, jumps);
            }
        }

        return new TableRules(
            table, chains.ToDictionary(chain => chain.Key, chain => new Chain(chain.Key, chain.Value.ToValueList())), jumps.ToValueList());
    }

    private static void ReadRule(string line, IpFamily family, Dictionary<string, List<Rule>> chains, List<BaseJump> jumps)
    {
        var end = line.IndexOf(' ', 3);
        if (end < 0) return; // a rule that does nothing, in a chain of somebody else
        var chain = line[3..end];
        if (chains.TryGetValue(chain, out var rules))
        {
            rules.Add(RuleReader.Read(line[(end + 1)..], family));
            return;
        }

        if (!line.Contains(" -j KUBE-", StringComparison.Ordinal)) return;
        var rule = RuleReader.Read(line[(end + 1)..], family);
        if (rule.Target is JumpTarget jump && ChainNames.IsOurs(jump.Chain)) jumps.Add(new BaseJump(chain, rule));
    }
}
