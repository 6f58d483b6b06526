namespace NetKube.NodeAgent.Volumes;

/// <summary>Where a node keeps what belongs to pods: one folder a pod, so that removing the pod is removing a folder.</summary>
internal sealed class PodFolders(string root)
{
    public string Pods => Path.Combine(root, "pods");

    public string OfPod(string uid) => Path.Combine(Pods, uid);

    public string OfVolume(string uid, string type, string name) => Path.Combine(OfPod(uid), "volumes", type, name);

    public string HostsFile(string uid) => Path.Combine(OfPod(uid), "etc-hosts");

    public string ResolvConf(string uid) => Path.Combine(OfPod(uid), "resolv.conf");

    /// <summary>The file that a container leaves its last words in.</summary>
    public string TerminationMessage(string uid, string container, int attempt) =>
        Path.Combine(OfPod(uid), "containers", container, $"{attempt}");
}
