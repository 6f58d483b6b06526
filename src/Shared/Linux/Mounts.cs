using NetKube.Shared.Linux.Native;

namespace NetKube.Shared.Linux;

/// <summary>Mounting, in the process's mount namespace.</summary>
public static class Mounts
{
    /// <summary>Shows a file or folder at a second place.</summary>
    public static void Bind(string source, string target)
    {
        if (Libc.mount(source, target, null, Libc.MS_BIND, null) != 0) throw LinuxException.FromLastCall($"binding {source} to {target}");
    }

    /// <summary>A file system in memory: what secrets are kept in.</summary>
    /// <param name="sizeBytes">How much it may hold; 0 for the kernel's default, half of the memory.</param>
    public static void Tmpfs(string target, long sizeBytes = 0)
    {
        var options = sizeBytes > 0 ? $"size={sizeBytes}" : null;
        if (Libc.mount("tmpfs", target, "tmpfs", Libc.MS_NOSUID | Libc.MS_NODEV, options) != 0)
        {
            throw LinuxException.FromLastCall($"mounting tmpfs at {target}");
        }
    }

    /// <summary>Unmounts, also while it is in use (the kernel finishes when the last user leaves).</summary>
    /// <returns>False when nothing was mounted there.</returns>
    public static bool Unmount(string target)
    {
        if (Libc.umount2(target, Libc.MNT_DETACH) == 0) return true;
        var refused = LinuxException.FromLastCall($"unmounting {target}");
        return refused.Errno is Errno.EINVAL or Errno.ENOENT ? false : throw refused;
    }

    /// <summary>Whether something is mounted exactly there (proc_pid_mountinfo(5), fifth field).</summary>
    public static bool IsMountPoint(string target) =>
        File.ReadLines("/proc/self/mountinfo").Any(line => line.Split(' ') is { Length: > 4 } fields && Unescaped(fields[4]) == target);

    private static string Unescaped(string field) =>
        field.Replace("\\040", " ").Replace("\\011", "\t").Replace("\\012", "\n").Replace("\\134", "\\");
}
