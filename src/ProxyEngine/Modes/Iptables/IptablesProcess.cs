using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// Runs iptables-save and iptables-restore (ip6tables-… for IPv6).
internal sealed class IptablesProcess(IpFamily family, NodeProgram program) : IIptables
{
    /// The legacy flavour has one lock for all its users; wait for it this many seconds.
    private const string LockSeconds = "5";

    private readonly string _prefix = family == IpFamily.V4 ? "iptables" : "ip6tables";

    public async Task<Ruleset> SaveAsync(CancellationToken stop)
    {
        var ruleset = Ruleset.Empty;
        await RunAsync([$"{_prefix}-save"], _ => { }, text => ruleset = RulesetReader.Read(text, family), stop);
        return ruleset;
    }

    public Task RestoreAsync(RulesetChange change, CancellationToken stop) => RunAsync(
        [$"{_prefix}-restore", "--noflush", "--counters", "-w", LockSeconds],
        input => RestoreText.Write(input, change),
        output => output.ReadToEnd(),
        stop);

    private async Task RunAsync(string[] command, Action<TextWriter> write, Action<TextReader> read, CancellationToken stop)
    {
        var outcome = await program.RunAsync(command, write, read, stop);
        if (outcome.ExitCode != 0) throw new IptablesException(outcome.ToString());
    }
}
