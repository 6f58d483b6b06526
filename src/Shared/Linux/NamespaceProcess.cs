using System.Diagnostics;

namespace NetKube.Shared.Linux;

/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Error">What it wrote to its standard error.</param>
public sealed record ProcessOutcome(int ExitCode, string Output, string Error);

/// <summary>Runs a program inside a network namespace: a child inherits the namespace of the thread that starts it.</summary>
public static class NamespaceProcess
{
    /// <summary>Starts it there; the caller owns the process.</summary>
    public static Process Start(NetworkNamespace ns, ProcessStartInfo how) =>
        ns.Inside(() => Process.Start(how) ?? throw new InvalidOperationException($"{how.FileName} did not start"));

    /// <summary>Runs it to its end. When cancelled, the process is killed.</summary>
    public static async Task<ProcessOutcome> RunAsync(
        NetworkNamespace ns, string file, IEnumerable<string> arguments, string? input, CancellationToken stop)
    {
        var how = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Start(ns, how);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var error = process.StandardError.ReadToEndAsync(stop);
            await FeedAsync(process, input, stop);
            await Task.WhenAll(output, error, process.WaitForExitAsync(stop));
            return new ProcessOutcome(process.ExitCode, await output, await error);
        }
        catch (Exception) when (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task FeedAsync(Process process, string? input, CancellationToken stop)
    {
        try
        {
            if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of its input; its exit code and its words say why.
        }
    }
}
