using NetKube.Shared.Linux.Native;

namespace NetKube.Shared.Linux;

/// <summary>Signals to processes.</summary>
public static class Signals
{
    public const int Hangup = 1;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Sends the signal.</summary>
    /// <returns>False when there is no such process.</returns>
    public static bool Send(int pid, int signal)
    {
        // 0 and below would address whole groups of processes, kill(2).
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pid);
        if (Libc.kill(pid, signal) == 0) return true;
        var refused = LinuxException.FromLastCall($"sending signal {signal} to process {pid}");
        return refused.Errno == Errno.ESRCH ? false : throw refused;
    }

    /// <summary>Whether the process is there (a zombie is).</summary>
    public static bool Exists(int pid) => Send(pid, 0);
}
