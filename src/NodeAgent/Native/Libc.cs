using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetKube.NodeAgent.Native;

/// <summary>The few C library calls of this room; constants are those of the kernel's headers.</summary>
internal static partial class Libc
{
    public const int SIGKILL = 9;
    public const int SIGTERM = 15;
    public const int MNT_DETACH = 2;
    public const int CLONE_NEWNET = 0x40000000;
    private const int ESRCH = 3;
    private const int EINVAL = 22;
    private const int ENOENT = 2;

    /// <summary>False when there is no such process.</summary>
    public static bool Kill(int pid, int signal)
    {
        if (kill(pid, signal) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        if (error == ESRCH) return false;
        throw new Win32Exception(error, $"kill({pid}, {signal}): {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>What is not mounted is no error.</summary>
    public static void Unmount(string path)
    {
        if (umount2(path, MNT_DETACH) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        if (error is EINVAL or ENOENT) return;
        throw new Win32Exception(error, $"umount2({path}): {Marshal.GetPInvokeErrorMessage(error)}");
    }

    public static void Mount(string source, string target, string type, string options)
    {
        if (mount(source, target, type, 0, options) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new Win32Exception(error, $"mount({source}, {target}, {type}): {Marshal.GetPInvokeErrorMessage(error)}");
    }

    public static void ChangeOwner(string path, int user, int group)
    {
        if (lchown(path, user, group) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new Win32Exception(error, $"lchown({path}): {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>rename(2): links are moved as links, and what was there is replaced in one step.</summary>
    public static void Rename(string from, string to)
    {
        if (rename(from, to) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new Win32Exception(error, $"rename({from}, {to}): {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rename(string from, string to);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int umount2(string target, int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mount(string source, string target, string type, ulong flags, string options);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int lchown(string path, int user, int group);
}
