using System.Runtime.InteropServices;

namespace NetKube.Shared.Linux.Native;

internal static partial class Libc
{
    /// <summary>Gives free heap memory back to the system, malloc_trim(3).</summary>
    [LibraryImport("libc")]
    internal static partial int malloc_trim(nuint keep);
}
