using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// Cuts a large change into several restores. iptables-restore (nft flavour, 1.8) compares every line with every chain it
/// has met so far: 30,000 chains at once take it most of a minute, in pieces two seconds.
///
/// What a packet sees stays whole at every point, because a chain is filled before anything jumps to it and emptied after
/// nothing does: endpoints, then the chains that choose among them, …, then the chains that all share (with every new way
/// in, in one restore); deletions the other way round. A change that fits into one restore is one.
internal static class RestoreBatches
{
    private const int ChainsAtOnce = 400;

    /// From what only jumps to what always exists, up to what is jumped to from base chains.
    private static readonly string[] Levels = ["KUBE-MARK-MASQ", "KUBE-SEP-", "KUBE-SVC-", "KUBE-SVL-", "KUBE-EXT-", "KUBE-FW-"];

    public static IEnumerable<RulesetChange> Of(RulesetChange change)
    {
        var nat = change.Nat;
        if (nat.Write.Count + nat.Delete.Count <= ChainsAtOnce) return [change];

        var own = nat.Write.Where(chain => LevelOf(chain.Name) < Levels.Length).OrderBy(chain => LevelOf(chain.Name));
        var shared = nat.Write.Where(chain => LevelOf(chain.Name) == Levels.Length).ToValueList();
        var gone = nat.Delete.OrderByDescending(LevelOf);
        return
        [
            .. own.Chunk(ChainsAtOnce).Select(chunk => NatOnly(new TableChange(nat.Table, chunk.ToValueList(), [], [], []))),
            new RulesetChange(change.Filter, nat with { Write = shared, Delete = [] }),
            .. gone.Chunk(ChainsAtOnce).Select(chunk => NatOnly(new TableChange(nat.Table, [], chunk.ToValueList(), [], []))),
        ];
    }

    private static RulesetChange NatOnly(TableChange nat) => new(new TableChange(TableRules.Filter, [], [], [], []), nat);

    private static int LevelOf(string chain)
    {
        var level = Array.FindIndex(Levels, prefix => chain.StartsWith(prefix, StringComparison.Ordinal));
        return level < 0 ? Levels.Length : level;
    }
}
