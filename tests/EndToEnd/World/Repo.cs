namespace NetKube.EndToEnd.World;

/// <summary>The repository, and the program that was built of it.</summary>
public static class Repo
{
    public static string Root { get; } = Find();

    /// <summary>NETKUBE_PROGRAM names another build, such as a Release.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("NETKUBE_PROGRAM") ?? Path.Combine(Root, "src/NetKube/bin/Debug/net10.0/netkube");

    public static string Example(string name) => Path.Combine(Root, "examples", name);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "NetKube.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
