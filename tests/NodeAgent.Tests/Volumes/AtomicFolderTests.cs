using NetKube.NodeAgent.Volumes;

namespace NetKube.NodeAgent.Tests.Volumes;

public sealed class AtomicFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("nk-atomic-").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void Files_change_all_at_once_and_names_that_are_gone_vanish()
    {
        var folder = new AtomicFolder(_path, TimeProvider.System);
        Assert.True(folder.Write(Payload(("a", "1"), ("dir/b", "2")), null));
        var first = new FileInfo(Path.Combine(_path, "..data")).LinkTarget;
        Assert.Equal("1", File.ReadAllText(Path.Combine(_path, "a")));
        Assert.Equal("2", File.ReadAllText(Path.Combine(_path, "dir/b")));
        Assert.True(folder.Write(Payload(("a", "3"), ("c", "4")), null));
        Assert.Equal("3", File.ReadAllText(Path.Combine(_path, "a")));
        Assert.False(Path.Exists(Path.Combine(_path, "dir")));
        Assert.NotEqual(first, new FileInfo(Path.Combine(_path, "..data")).LinkTarget);
        Assert.False(Directory.Exists(Path.Combine(_path, first!)));
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        var folder = new AtomicFolder(_path, TimeProvider.System);
        folder.Write(Payload(("a", "1")), null);
        var before = new FileInfo(Path.Combine(_path, "..data")).LinkTarget;
        Assert.False(folder.Write(Payload(("a", "1")), null));
        Assert.Equal(before, new FileInfo(Path.Combine(_path, "..data")).LinkTarget);
    }

    [Fact]
    public void Files_have_the_mode_they_are_given()
    {
        new AtomicFolder(_path, TimeProvider.System).Write(
            new Dictionary<string, PayloadFile> { ["key"] = new([1], 0b100_000_000) }, null);
        Assert.Equal((UnixFileMode)0b100_000_000, File.GetUnixFileMode(Path.Combine(_path, "..data/key")));
    }

    private static Dictionary<string, PayloadFile> Payload(params (string Name, string Text)[] files) =>
        files.ToDictionary(f => f.Name, f => new PayloadFile(System.Text.Encoding.UTF8.GetBytes(f.Text), 0b110_100_100));
}
