using NetKube.Shared.Linux;

namespace NetKube.Overlay.NodeRules;

/// <summary>Puts the rules into the node's kernel. Each of our chains is replaced in one step; other chains get one jump each.</summary>
internal static class NodeRulesTable
{
    public static async Task ApplyAsync(NetworkNamespace node, NodeRulesPlan plan, CancellationToken stop)
    {
        await RunAsync(node, "iptables-restore", ["--noflush", "--wait", "5"], NodeRulesText.Render(plan), stop);
        foreach (var (table, chain, rule) in NodeRulesText.Jumps)
        {
            var found = await NamespaceProcess.RunAsync(node, "iptables", ["--wait", "5", "-t", table, "-C", chain, .. rule], null, stop);
            if (found.ExitCode != 0) await RunAsync(node, "iptables", ["--wait", "5", "-t", table, "-A", chain, .. rule], null, stop);
        }
    }

    private static async Task RunAsync(NetworkNamespace node, string file, IEnumerable<string> arguments, string? input, CancellationToken stop)
    {
        var outcome = await NamespaceProcess.RunAsync(node, file, arguments, input, stop);
        if (outcome.ExitCode != 0) throw new IOException($"setting the pods' packet rules: {file} ended with {outcome.ExitCode}: {outcome.Error.Trim()}");
    }
}
