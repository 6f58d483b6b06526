using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// Writes a change as input for "nft -f": one transaction, so the order only has to please the references.
internal sealed class NftScript(TextWriter to, IpFamily family)
{
    private const int ElementsPerLine = 500;

    private readonly string _table = $"{(family == IpFamily.V4 ? "ip" : "ip6")} {NftNames.Table}";

    public void WriteRemoval()
    {
        Line($"add table {_table}"); // deleting what is not there would be an error
        Line($"delete table {_table}");
    }

    public void Write(NftChange change)
    {
        if (change.Replace) WriteRemoval();
        Line($"add table {_table}");
        foreach (var set in change.AddSets) Line($"add {set.Kind} {_table} {set.Name} {{ {string.Concat(set.Properties.Select(p => p + " ; "))}}}");
        foreach (var chain in change.AddChains) Line($"add chain {_table} {chain.Name}{(chain.Hook.Length > 0 ? $" {{ {chain.Hook} }}" : "")}");
        var added = change.AddChains.Select(chain => chain.Name).ToHashSet();
        foreach (var chain in change.WriteChains.Where(chain => !added.Contains(chain.Name))) Line($"flush chain {_table} {chain.Name}");
        foreach (var chain in change.DeleteChains) Line($"flush chain {_table} {chain}");
        foreach (var chain in change.WriteChains)
        {
            foreach (var rule in chain.Rules) Line($"add rule {_table} {chain.Name} {rule}");
        }

        WriteElements("delete", change.DeleteElements);
        WriteElements("add", change.AddElements);
        foreach (var chain in change.DeleteChains) Line($"delete chain {_table} {chain}");
        foreach (var (kind, name) in change.DeleteSets) Line($"delete {kind} {_table} {name}");
    }

    private void WriteElements(string verb, ValueList<(string Set, NftElement Element)> elements)
    {
        foreach (var set in elements.GroupBy(entry => entry.Set))
        {
            foreach (var chunk in set.Select(entry => entry.Element).Chunk(ElementsPerLine))
            {
                var texts = chunk.Select(element => verb == "delete" ? element.Key : element.ToString());
                Line($"{verb} element {_table} {set.Key} {{ {string.Join(", ", texts)} }}");
            }
        }
    }

    private void Line(string text)
    {
        to.Write(text);
        to.Write('\n');
    }
}
