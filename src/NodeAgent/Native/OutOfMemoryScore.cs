using System.Globalization;

namespace NetKube.NodeAgent.Native;

/// <summary>
/// How low a process started from here may set oom_score_adj: without CAP_SYS_RESOURCE (in some virtual machines and
/// containers) not below its own, proc_pid_oom_score_adj(5).
/// </summary>
internal static class OutOfMemoryScore
{
    private const int Lowest = -1000;
    private const int CapSysResource = 24; // linux/capability.h

    public static int Least()
    {
        const string Field = "CapEff:";
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(Field, StringComparison.Ordinal));
        if (line is null) return Lowest;
        var effective = ulong.Parse(line[Field.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if ((effective & (1UL << CapSysResource)) != 0) return Lowest;
        return int.Parse(File.ReadAllText("/proc/self/oom_score_adj"), CultureInfo.InvariantCulture);
    }
}
