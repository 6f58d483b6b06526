namespace NetKube.Lab;

/// <summary>
/// Where a cluster of this machine keeps things. What lives no longer than the machine runs (processes, namespaces) is noted
/// below /run, by the cluster's name, so that every verb finds it; what shall last is in the data folder.
/// </summary>
internal sealed record ClusterFolder(string Name)
{
    public const string AllRuns = "/run/netkube";
    public const string AllData = "/var/lib/netkube";

    /// <summary>Our own dockerd, where none answers; shared by the machine's clusters.</summary>
    public const string DockerFolder = AllData + "/docker";

    public string Run => Path.Combine(AllRuns, "clusters", Name);

    public string Record => Path.Combine(Run, "cluster.json");

    public string Namespaces => Path.Combine(Run, "ns");

    public string Underlay => Path.Combine(Namespaces, "underlay");

    public static string DefaultData(string name) => Path.Combine(AllData, "clusters", name);

    public static IReadOnlyList<string> AllNames() =>
        Directory.Exists(Path.Combine(AllRuns, "clusters"))
            ? [.. Directory.GetDirectories(Path.Combine(AllRuns, "clusters")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)]
            : [];
}

/// <summary>The data folder's parts.</summary>
internal sealed record ClusterData(string Root)
{
    private string Mark => Path.Combine(Root, "made-by-netkube-up");

    /// <summary>Makes the folder.</summary>
    /// <returns>Whether all in it is ours to remove: up made it, this time or before.</returns>
    public bool TakeOver()
    {
        if (Directory.Exists(Root) && !File.Exists(Mark) && Directory.EnumerateFileSystemEntries(Root).Any()) return false;
        Directory.CreateDirectory(Root);
        File.WriteAllText(Mark, "netkube down removes this folder.\n");
        return true;
    }

    public string Server => Path.Combine(Root, "server");

    public string Kubeconfig => Path.Combine(Root, "kubeconfig");

    public string JoinToken => Path.Combine(Root, "server", "join-token");

    public string NodePorts => Path.Combine(Root, "server", "node-ports");

    public string Node(string name) => Path.Combine(Root, "nodes", name);

    public string Log(string part) => Path.Combine(Root, "logs", part + ".log");

    /// <summary>What a part says outside its log: how the runtime itself failed.</summary>
    public string Output(string part) => Path.Combine(Root, "logs", part + ".out");
}
