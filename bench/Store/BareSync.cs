using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetKube.Bench.Store;

/// <summary>What the disk itself needs: pwrite and fdatasync of one kilobyte after the other over a file that has its blocks.</summary>
internal static partial class BareSync
{
    private const int Record = 1024;
    private const int FileBytes = 8 * 1024 * 1024;

    public static Latencies Measure(string path, TimeSpan round)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.None, FileBytes);
        RandomAccess.Write(file, new byte[FileBytes], 0);
        Sync(file);
        var record = new byte[Record];
        var latencies = new List<double>();
        var began = Stopwatch.GetTimestamp();
        for (long at = 0; Stopwatch.GetElapsedTime(began) < round; at += Record)
        {
            Random.Shared.NextBytes(record);
            var start = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, record, at % FileBytes);
            Sync(file);
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return new Latencies(latencies);
    }

    private static void Sync(SafeFileHandle file)
    {
        if (fdatasync(file) != 0) throw new IOException($"fdatasync: errno {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fdatasync(SafeFileHandle file);
}
