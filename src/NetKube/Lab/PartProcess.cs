using System.Diagnostics;
using System.Globalization;
using NetKube.Shared.Linux;

namespace NetKube.Lab;

/// <summary>Processes of a cluster: started apart from the terminal, found again by pid and start time, or by a mark in their environment.</summary>
internal static class PartProcess
{
    private const string Mark = "NETKUBE_CLUSTER_RUN";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    // setsid keeps the terminal's Ctrl-C and hang-up away; exec keeps the pid.
    private const string Script = "out=$1; shift; exec setsid \"$@\" </dev/null >>\"$out\" 2>&1";

    /// <param name="ns">The network namespace to start in; null for this process's own.</param>
    public static PartRecord Start(string part, ClusterFolder folder, string output, NetworkNamespace? ns, params IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", Script, "sh", output, .. Self(), .. arguments]) start.ArgumentList.Add(argument);
        start.Environment[Mark] = folder.Run;
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/local/sbin:/usr/sbin:/sbin";
        foreach (var (name, value) in RuntimeLimits) start.Environment[name] = value;
        // A node has next to nothing to collect, and no thread to spare for it.
        if (ns is not null) start.Environment["DOTNET_gcConcurrent"] = "0";
        using var process = (ns is null ? Process.Start(start) : NamespaceProcess.Start(ns, start)) ?? throw new InvalidOperationException($"{part} did not start");
        return new PartRecord(part, process.Id, StartTime(process.Id) ?? 0);
    }

    /// <summary>Whether it still is that process, and runs.</summary>
    public static bool Runs(PartRecord part) => StartTime(part.Pid) == part.StartedAt && !IsZombie(part.Pid);

    /// <summary>All processes that carry the cluster's mark, whether they were written down or not.</summary>
    public static IReadOnlyList<PartRecord> Marked(ClusterFolder folder)
    {
        var mark = $"{Mark}={folder.Run}";
        var found = new List<PartRecord>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) continue;
            if (Read($"{directory}/environ")?.Split('\0').Contains(mark) == true && StartTime(pid) is { } started && !IsZombie(pid)) found.Add(new PartRecord("", pid, started));
        }

        return found;
    }

    /// <summary>Asks them to end, waits, and kills those that do not.</summary>
    public static async Task EndAsync(IReadOnlyCollection<PartRecord> parts, TimeSpan patience, TimeProvider clock)
    {
        foreach (var part in parts.Where(Runs)) Signals.Send(part.Pid, Signals.Terminate);
        await WaitAsync(parts, patience, clock);
        foreach (var part in parts.Where(Runs)) Signals.Send(part.Pid, Signals.Kill);
        await WaitAsync(parts, patience, clock);
    }

    /// <summary>Resident memory in bytes; 0 when it does not run.</summary>
    public static long ResidentMemory(int pid)
    {
        var line = Read($"/proc/{pid}/status")?.Split('\n').FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>A node has little to do: small generations and returned memory are worth more than throughput.</summary>
    private static readonly (string Name, string Value)[] RuntimeLimits =
    [
        ("DOTNET_gcServer", "0"), ("DOTNET_GCgen0size", "0x400000"), ("DOTNET_GCConserveMemory", "5"),
        // Code pages are written once and run: mapping each twice costs a third of the start and 15 MB.
        ("DOTNET_TieredPGO", "0"), ("DOTNET_EnableWriteXorExecute", "0"),
        // Hexadecimal milliseconds: nothing is compiled a second time while the cluster comes up on the same cores.
        ("DOTNET_TC_CallCountingDelayMs", "BB8"),
    ];

    private static IReadOnlyList<string> Self()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("this program's own path is not known");
        return Path.GetFileName(program) == "dotnet" ? [program, Path.Combine(AppContext.BaseDirectory, "netkube.dll")] : [program];
    }

    private static async Task WaitAsync(IReadOnlyCollection<PartRecord> parts, TimeSpan patience, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        while (parts.Any(Runs) && clock.GetElapsedTime(began) < patience) await Task.Delay(Look, clock);
    }

    private static long? StartTime(int pid) => Fields(pid) is { Length: > 19 } fields ? long.Parse(fields[19], CultureInfo.InvariantCulture) : null;

    private static bool IsZombie(int pid) => Fields(pid) is ["Z", ..];

    /// <summary>From the third field on; the second, the name, may hold anything.</summary>
    private static string[]? Fields(int pid)
    {
        var stat = Read($"/proc/{pid}/stat");
        return stat?[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    /// <summary>Null when the process is gone.</summary>
    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
