using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// Runs nft.
internal sealed class NftablesProcess(IpFamily family, NodeProgram program) : INftables
{
    public async Task<NftTable> ListAsync(CancellationToken stop)
    {
        var table = NftTable.Empty;
        string[] command = ["nft", "list", "table", family == IpFamily.V4 ? "ip" : "ip6", NftNames.Table];
        var outcome = await program.RunAsync(command, _ => { }, text => table = NftReader.Read(text), stop);
        var isMissing = outcome.Complaint.Contains("No such file or directory", StringComparison.Ordinal);
        if (outcome.ExitCode != 0 && !isMissing) throw new NftablesException(outcome.ToString());
        return table;
    }

    public async Task ApplyAsync(Action<NftScript> write, CancellationToken stop)
    {
        var outcome = await program.RunAsync(
            ["nft", "-f", "-"], input => write(new NftScript(input, family)), output => output.ReadToEnd(), stop);
        if (outcome.ExitCode != 0) throw new NftablesException(outcome.ToString());
    }
}
