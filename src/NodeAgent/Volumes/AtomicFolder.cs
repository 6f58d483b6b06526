namespace NetKube.NodeAgent.Volumes;

/// <param name="Content">The file's bytes.</param>
/// <param name="Mode">Permission bits.</param>
internal sealed record PayloadFile(byte[] Content, int Mode);

/// <summary>
/// A folder whose files change all at once (the kubelet's atomic writer): the files are in a folder named by time,
/// <c>..data</c> links to it, each visible name links through <c>..data</c>; renaming a new <c>..data</c> over the old one
/// is the one moment of change. Readers see all old or all new files.
/// </summary>
internal sealed class AtomicFolder(string path, TimeProvider clock)
{
    private const string DataLink = "..data";
    private const string NewDataLink = "..data_tmp";

    /// <summary>True when anything changed.</summary>
    public bool Write(IReadOnlyDictionary<string, PayloadFile> payload, int? group)
    {
        Directory.CreateDirectory(path);
        var current = Path.Combine(path, DataLink);
        var old = new FileInfo(current).LinkTarget;
        if (old is not null && IsSame(Path.Combine(path, old), payload)) return false;
        var fresh = $"..{clock.GetUtcNow():yyyy_MM_dd_HH_mm_ss}.{Random.Shared.Next(1_000_000_000):D9}";
        Fill(Path.Combine(path, fresh), payload, group);
        var temporary = Path.Combine(path, NewDataLink);
        File.Delete(temporary);
        File.CreateSymbolicLink(temporary, fresh);
        Native.Libc.Rename(temporary, current); // atomic; File.Move would look whether the link's target is there
        LinkNames(payload);
        if (old is not null) Directory.Delete(Path.Combine(path, old), recursive: true);
        return true;
    }

    private static bool IsSame(string folder, IReadOnlyDictionary<string, PayloadFile> payload)
    {
        if (!Directory.Exists(folder)) return false;
        var present = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).ToHashSet();
        return present.SetEquals(payload.Keys) && payload.All(p => File.ReadAllBytes(Path.Combine(folder, p.Key)).AsSpan().SequenceEqual(p.Value.Content));
    }

    private static void Fill(string folder, IReadOnlyDictionary<string, PayloadFile> payload, int? group)
    {
        MakeFolder(folder);
        foreach (var (name, file) in payload)
        {
            var target = Path.Combine(folder, name);
            MakeFolder(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, file.Content);
            File.SetUnixFileMode(target, (UnixFileMode)(group is null ? file.Mode : file.Mode | 0b000_100_000)); // the group may read
            if (group is { } id) Native.Libc.ChangeOwner(target, -1, id);
        }
    }

    private static void MakeFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
    }

    /// <summary>New names get links, names that are gone lose theirs. Only the first part of a nested name is visible here.</summary>
    private void LinkNames(IReadOnlyDictionary<string, PayloadFile> payload)
    {
        var wanted = payload.Keys.Select(k => k.Split('/')[0]).ToHashSet();
        foreach (var link in Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName).OfType<string>())
        {
            if (!link.StartsWith("..", StringComparison.Ordinal) && !wanted.Contains(link)) File.Delete(Path.Combine(path, link));
        }
        foreach (var name in wanted)
        {
            var link = Path.Combine(path, name);
            if (new FileInfo(link).LinkTarget is null) File.CreateSymbolicLink(link, $"{DataLink}/{name}");
        }
    }
}
