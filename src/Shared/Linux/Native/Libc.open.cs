using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    internal const int O_RDONLY = 0;
    internal const int O_CLOEXEC = 0x80000;

    /// <summary>open(2); used where File.OpenHandle would lock or examine the file, as for /proc/PID/ns/net.</summary>
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial SafeFileHandle open(string path, int flags);
}
