using System.Diagnostics;

namespace NetKube.NodeAgent.Runtime.Images;

/// <summary>Which shared libraries a program of this machine needs, as the dynamic loader itself answers.</summary>
internal static class SharedLibraries
{
    /// <summary>Paths of the libraries and of the loader; empty for a static program.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(string program, CancellationToken stop)
    {
        var start = new ProcessStartInfo("ldd") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(program);
        using var ldd = Process.Start(start) ?? throw new InvalidOperationException("ldd cannot be started.");
        var errors = ldd.StandardError.ReadToEndAsync(stop);
        var lines = await ldd.StandardOutput.ReadToEndAsync(stop);
        await ldd.WaitForExitAsync(stop);
        var said = await errors;
        if (ldd.ExitCode != 0 && !(lines + said).Contains("not a dynamic executable", StringComparison.Ordinal))
            throw new InvalidOperationException($"ldd {program} failed: {said}");
        return Parse(lines);
    }

    /// <summary>Lines are "name => /path (0x…)" or "/path (0x…)".</summary>
    public static IReadOnlyList<string> Parse(string lines) =>
        [.. lines.Split('\n')
            .SelectMany(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith('/')).Take(1))
            .Distinct()];
}
