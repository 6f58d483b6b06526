using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetKube.NodeAgent.Native;

/// <summary>The C library calls that only this room makes.</summary>
internal static partial class Libc
{
    /// <summary>-1 leaves the user or the group as it is.</summary>
    public static void ChangeOwner(string path, int user, int group) => Check(lchown(path, user, group), $"lchown {path}");

    /// <summary>rename(2): links are moved as links, and what was there is replaced in one step.</summary>
    public static void Rename(string from, string to) => Check(rename(from, to), $"rename {from} to {to}");

    private static void Check(int result, string doing)
    {
        if (result == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new Win32Exception(error, $"{doing}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rename(string from, string to);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int lchown(string path, int user, int group);
}
