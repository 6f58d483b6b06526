using NetKube.Shared.Linux;

namespace NetKube.Shared.Tests.Linux;

public sealed class ResidentFilesTests
{
    private static readonly string[] Smaps =
    [
        "7f0a4000-7f0b5000 r-xp 00000000 fe:00 131 /usr/lib/some lib.so",
        "Size:                 68 kB", "Rss:                  64 kB", "Anonymous:             0 kB", "VmFlags: rd ex mr mw me",
        "7f0b5000-7f0b6000 r--p 00011000 fe:00 131 /usr/lib/some lib.so",
        "Rss:                   4 kB", "Anonymous:             4 kB",
        "7f0b6000-7f0b7000 rw-p 00012000 fe:00 131 /usr/lib/some lib.so",
        "Rss:                   4 kB", "Anonymous:             0 kB",
        "7ffd1000-7ffd2000 r-xp 00000000 00:00 0 [vdso]",
        "Rss:                   4 kB", "Anonymous:             0 kB",
    ];

    [Fact]
    public void Only_file_pages_that_were_read_and_not_changed_are_given_back()
    {
        var mappings = ResidentFiles.Read(Smaps).ToList();
        Assert.Equal(4, mappings.Count);
        Assert.Equal([true, false, false, false], mappings.Select(m => m.IsOnlyRead));
        Assert.Equal((0x7f0a4000, (nuint)0x11000, 65536), ((long)mappings[0].Start, mappings[0].Length, mappings[0].ResidentBytes));
    }

    [Fact]
    public void This_process_lives_on_and_is_smaller()
    {
        Assert.True(ResidentFiles.Release() > 1 << 20);
        Assert.Equal("still here", string.Join(' ', "here still".Split(' ').Reverse()));
    }
}
