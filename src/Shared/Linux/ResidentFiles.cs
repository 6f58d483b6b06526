using System.Globalization;
using NetKube.Shared.Linux.Native;

namespace NetKube.Shared.Linux;

/// <summary>
/// The pages of program files that this process has mapped. A start touches most of a runtime once and little of it ever
/// again, but no page leaves a process by itself while the machine has memory to spare.
/// </summary>
public static class ResidentFiles
{
    private const int DontNeed = 4; // MADV_DONTNEED, asm-generic/mman-common.h

    /// <summary>
    /// Unmaps the pages of files that were only read; what is needed again is mapped again from the page cache, at the cost
    /// of a minor fault. Mappings that hold pages of this process's own (Anonymous in smaps) are left alone.
    /// </summary>
    /// <returns>Bytes that were resident in what was given back.</returns>
    public static long Release()
    {
        _ = Libc.malloc_trim(0); // what the compiler of a start's code took and freed
        var released = 0L;
        foreach (var mapping in Read(File.ReadLines("/proc/self/smaps")))
        {
            if (mapping.IsOnlyRead && Libc.madvise(mapping.Start, mapping.Length, DontNeed) == 0) released += mapping.ResidentBytes;
        }

        return released;
    }

    /// <summary>The mappings of a process as /proc/PID/smaps tells them, proc(5).</summary>
    internal static IEnumerable<Mapping> Read(IEnumerable<string> smaps)
    {
        Mapping? current = null;
        foreach (var line in smaps)
        {
            if (Mapping.TryParseHead(line) is { } next)
            {
                if (current is not null) yield return current;
                current = next;
            }
            else if (current is not null && Field(line, "Rss:") is { } resident)
            {
                current = current with { ResidentBytes = resident };
            }
            else if (current is not null && Field(line, "Anonymous:") is { } own)
            {
                current = current with { OwnBytes = own };
            }
        }

        if (current is not null) yield return current;
    }

    private static long? Field(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) ? long.Parse(line.AsSpan(name.Length).Trim().TrimEnd("kB").TrimEnd(), CultureInfo.InvariantCulture) * 1024 : null;

    /// <param name="Inode">0 for memory that is no file's.</param>
    internal sealed record Mapping(nint Start, nuint Length, string Permissions, long Inode)
    {
        public long ResidentBytes { get; init; }

        public long OwnBytes { get; init; }

        public bool IsOnlyRead => Inode != 0 && Permissions.EndsWith('p') && !Permissions.Contains('w', StringComparison.Ordinal) && OwnBytes == 0 && ResidentBytes > 0;

        /// <summary>Such as <c>7f0a4000-7f0b5000 r-xp 00000000 fe:00 131 /usr/lib/libc.so.6</c>.</summary>
        public static Mapping? TryParseHead(string line)
        {
            if (line.Length == 0 || !char.IsAsciiHexDigitLower(line[0])) return null;
            var words = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 5 || words[0].Split('-') is not [var from, var to] || !nint.TryParse(from, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var start)) return null;
            return new Mapping(start, (nuint)(nint.Parse(to, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - start), words[1], long.Parse(words[4], CultureInfo.InvariantCulture));
        }
    }
}
