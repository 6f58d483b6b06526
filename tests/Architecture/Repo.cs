namespace NetKube.Architecture;

/// <summary>The repository as files.</summary>
internal static class Repo
{
    private static readonly string[] Roots = ["src", "tests", "bench", "tools"];

    /// <summary>The folder that holds NetKube.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file that a person wrote or a generator checked in, by its path from the root.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. Roots.SelectMany(r => Files(r, "*.cs"))];

    /// <summary>A file's whole path.</summary>
    public static string PathTo(string relative) => Path.Combine(Root, relative);

    /// <summary>A file's text.</summary>
    public static string Read(string relative) => File.ReadAllText(PathTo(relative));

    /// <summary>Files below a folder, what builds make left out, as paths from the root.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        !Directory.Exists(PathTo(folder)) ? [] : Directory.EnumerateFiles(PathTo(folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "artifacts"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NetKube.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException($"NetKube.sln is in no folder above {AppContext.BaseDirectory}");
    }
}
