using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Volumes;

/// <summary>Pods' files on a machine: one folder a pod.</summary>
internal sealed class PodStorage(PodFolders folders, PodVolumes volumes, DnsSettings dns) : IPodStorage
{
    private const string HostsOfNode = "/etc/hosts";
    private const string ResolverOfNode = "/etc/resolv.conf";

    public Task<IReadOnlyDictionary<string, string>> PrepareVolumesAsync(Pod pod, CancellationToken stop) => volumes.PrepareAsync(pod, stop);

    public async Task WriteIdentityAsync(Pod pod, CancellationToken stop)
    {
        var uid = pod.Metadata.Uid;
        var hosts = PodFiles.Hosts(pod, PodSpecs.HostnameOf(pod), [.. (pod.Status.PodIPs ?? []).Select(p => p.Ip)],
            await ReadAsync(HostsOfNode, stop), dns.ClusterDomain);
        Directory.CreateDirectory(folders.OfPod(uid));
        // In place: the running containers' mounts are of these very files.
        await File.WriteAllTextAsync(folders.HostsFile(uid), hosts, stop);
        await File.WriteAllTextAsync(folders.ResolvConf(uid), PodFiles.ResolvConf(pod, dns, await ReadAsync(ResolverOfNode, stop)), stop);
    }

    public IReadOnlyList<ContainerMount> IdentityMounts(Pod pod, Container container, int attempt)
    {
        var uid = pod.Metadata.Uid;
        var taken = (container.VolumeMounts ?? []).Select(m => m.MountPath).ToHashSet();
        var mounts = new List<ContainerMount>();
        if (!taken.Contains("/etc/hosts")) mounts.Add(new ContainerMount(folders.HostsFile(uid), "/etc/hosts"));
        if (!taken.Contains("/etc/resolv.conf")) mounts.Add(new ContainerMount(folders.ResolvConf(uid), "/etc/resolv.conf"));
        var words = folders.TerminationMessage(uid, container.Name, attempt);
        Directory.CreateDirectory(Path.GetDirectoryName(words)!);
        File.WriteAllBytes(words, []);
        File.SetUnixFileMode(words, (UnixFileMode)0b110_110_110); // any user of the container may write
        mounts.Add(new ContainerMount(words, container.TerminationMessagePath.Length > 0 ? container.TerminationMessagePath : "/dev/termination-log"));
        return mounts;
    }

    public string LastWords(string podUid, RuntimeContainer container, Container spec) => NodeAgent.Pods.LastWords.Read(folders, podUid, container, spec);

    public IReadOnlyList<string> Pods() => Directory.Exists(folders.Pods)
        ? [.. Directory.EnumerateDirectories(folders.Pods).Select(Path.GetFileName).OfType<string>()]
        : [];

    public void Remove(string podUid) => volumes.Remove(podUid);

    private static async Task<string> ReadAsync(string path, CancellationToken stop) => File.Exists(path) ? await File.ReadAllTextAsync(path, stop) : "";
}
