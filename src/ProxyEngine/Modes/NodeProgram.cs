using System.Diagnostics;
using System.Text;

namespace NetKube.ProxyEngine.Modes;

/// Runs a program in the network namespace given, else in our own.
internal sealed class NodeProgram(string? networkNamespacePath)
{
    /// The three streams are served at once, each by its own thread of the pool: a full pipe never stops the others.
    public async Task<ProgramOutcome> RunAsync(string[] command, Action<TextWriter> write, Action<TextReader> read, CancellationToken stop)
    {
        using var process = Start(command);
        await using var kill = stop.Register(process.Kill);
        var writing = Task.Run(() => WriteAll(process, write), CancellationToken.None);
        var reading = Task.Run(() => read(process.StandardOutput), CancellationToken.None);
        var complaint = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await Task.WhenAll(writing, reading);
        await process.WaitForExitAsync(CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        return new ProgramOutcome(string.Join(' ', command), process.ExitCode, complaint.Trim());
    }

    private Process Start(string[] command)
    {
        string[] inside = networkNamespacePath is null ? command : ["nsenter", $"--net={networkNamespacePath}", .. command];
        var start = new ProcessStartInfo(inside[0], inside[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{inside[0]} did not start.");
    }

    private static void WriteAll(Process process, Action<TextWriter> write)
    {
        try
        {
            using var input = process.StandardInput; // closed in any case: the program waits for the end
            write(input);
        }
        catch (IOException)
        {
            // The program ended before it read everything: its exit code and its complaint say why.
        }
    }
}

internal sealed record ProgramOutcome(string Command, int ExitCode, string Complaint)
{
    public override string ToString() => $"{Command} ended with {ExitCode}: {Complaint}";
}
