namespace NetKube.ProxyEngine.Modes.Iptables;

/// Writes a change as input for "iptables-restore --noflush". Naming a chain empties it (or makes it); so every chain
/// that is written or deleted is named first, then the written ones are filled, then the deleted ones go.
internal static class RestoreText
{
    public static void Write(TextWriter to, RulesetChange change)
    {
        foreach (var table in change.Tables)
        {
            if (!table.IsEmpty) Write(to, table);
        }
    }

    private static void Write(TextWriter to, TableChange table)
    {
        Line(to, "*", table.Table);
        foreach (var chain in table.Write)
        {
            Line(to, ":", chain.Name, " - [0:0]");
        }

        foreach (var chain in table.Delete)
        {
            Line(to, ":", chain, " - [0:0]");
        }

        foreach (var chain in table.Write)
        {
            foreach (var rule in chain.Rules)
            {
                RuleLine(to, "-A ", chain.Name, rule);
            }
        }

        foreach (var jump in table.Remove)
        {
            RuleLine(to, "-D ", jump.BaseChain, jump.Rule);
        }

        // Each goes to the first place, so the last one inserted comes first: go backwards to keep the order.
        for (var i = table.Insert.Count - 1; i >= 0; i--)
        {
            RuleLine(to, "-I ", table.Insert[i].BaseChain, table.Insert[i].Rule);
        }

        foreach (var chain in table.Delete)
        {
            Line(to, "-X ", chain);
        }

        Line(to, "COMMIT");
    }

    private static void RuleLine(TextWriter to, string command, string chain, Rule rule)
    {
        to.Write(command);
        to.Write(chain);
        to.Write(' ');
        RuleText.Write(to, rule);
        to.Write('\n');
    }

    private static void Line(TextWriter to, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            to.Write(part);
        }

        to.Write('\n');
    }
}
