using System.Diagnostics;
using System.Text;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// Runs iptables-save and iptables-restore (ip6tables-… for IPv6), in the network namespace given, else in our own.
internal sealed class IptablesProcess(IpFamily family, string? networkNamespacePath) : IIptables
{
    /// The legacy flavour has one lock for all its users; wait for it this many seconds.
    private const string LockSeconds = "5";

    private readonly string _prefix = family == IpFamily.V4 ? "iptables" : "ip6tables";

    public async Task<Ruleset> SaveAsync(CancellationToken stop)
    {
        var ruleset = Ruleset.Empty;
        await RunAsync(Start($"{_prefix}-save"), _ => { }, text => ruleset = RulesetReader.Read(text, family), stop);
        return ruleset;
    }

    public Task RestoreAsync(RulesetChange change, CancellationToken stop) => RunAsync(
        Start($"{_prefix}-restore", "--noflush", "--counters", "-w", LockSeconds),
        input => RestoreText.Write(input, change),
        output => output.ReadToEnd(),
        stop);

    private Process Start(string program, params string[] arguments)
    {
        string[] command = networkNamespacePath is null
            ? [program, .. arguments]
            : ["nsenter", $"--net={networkNamespacePath}", program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        return Process.Start(start) ?? throw new IptablesException($"{command[0]} did not start.");
    }

    /// The three streams are served at once, each by its own thread of the pool: a full pipe never stops the others.
    private static async Task RunAsync(Process process, Action<TextWriter> write, Action<TextReader> read, CancellationToken stop)
    {
        using var _ = process;
        await using var kill = stop.Register(() => process.Kill());
        var writing = Task.Run(() => WriteAll(process, write), CancellationToken.None);
        var reading = Task.Run(() => read(process.StandardOutput), CancellationToken.None);
        var complaint = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await Task.WhenAll(writing, reading);
        await process.WaitForExitAsync(CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        if (process.ExitCode == 0) return;
        throw new IptablesException(
            $"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}: {complaint.Trim()}");
    }

    private static void WriteAll(Process process, Action<TextWriter> write)
    {
        try
        {
            write(process.StandardInput);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it read everything: its exit code and its complaint say why.
        }
    }
}
