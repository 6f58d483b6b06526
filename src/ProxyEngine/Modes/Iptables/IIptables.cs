namespace NetKube.ProxyEngine.Modes.Iptables;

/// The two programs through which rules are read and written.
internal interface IIptables
{
    Task<Ruleset> SaveAsync(CancellationToken stop);

    /// All of a table or nothing; throws <see cref="IptablesException"/> with what the program said.
    Task RestoreAsync(RulesetChange change, CancellationToken stop);
}
