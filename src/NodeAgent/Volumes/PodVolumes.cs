using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Native;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Linux;

namespace NetKube.NodeAgent.Volumes;

/// <summary>
/// Makes a pod's volumes as folders of the machine, below the pod's own folder. Idempotent: asked again it brings payload
/// volumes up to date and leaves the rest alone.
/// </summary>
internal sealed class PodVolumes(PodFolders folders, IPodReferences references, NodeSize node, TimeProvider clock)
{
    private const UnixFileMode Everyone = (UnixFileMode)0b111_111_111;

    /// <summary>By volume name: the folder or file on the machine.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PrepareAsync(Pod pod, CancellationToken stop)
    {
        var result = new Dictionary<string, string>();
        foreach (var volume in pod.Spec.Volumes ?? []) result[volume.Name] = await PrepareAsync(pod, volume, stop);
        return result;
    }

    /// <summary>Removes all that was made for a pod, mounts first.</summary>
    public void Remove(string podUid)
    {
        var folder = folders.OfPod(podUid);
        if (!Directory.Exists(folder)) return;
        var mounts = File.ReadLines("/proc/self/mountinfo").Select(l => l.Split(' ')[4]).Where(m => m.StartsWith(folder + "/", StringComparison.Ordinal));
        foreach (var mount in mounts.Reverse().ToList()) Mounts.Unmount(mount);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> PrepareAsync(Pod pod, Volume volume, CancellationToken stop)
    {
        var source = volume.VolumeSource;
        if (source.HostPath is { } host) return HostPath(volume.Name, host);
        if (source.EmptyDir is { } empty) return EmptyDir(pod, volume.Name, empty);
        var payload = await new PayloadRendering(pod, volume.Name, references, node).RenderAsync(source, stop)
            ?? throw new VolumeException(volume.Name, "this node does not support volumes of its type");
        var path = folders.OfVolume(pod.Metadata.Uid, "payload", volume.Name);
        new AtomicFolder(path, clock).Write(payload, (int?)pod.Spec.SecurityContext?.FsGroup);
        return path;
    }

    private string EmptyDir(Pod pod, string name, EmptyDirVolumeSource source)
    {
        var path = folders.OfVolume(pod.Metadata.Uid, "empty-dir", name);
        if (Directory.Exists(path)) return path;
        Directory.CreateDirectory(path);
        if (source.Medium == "Memory")
        {
            Mounts.Tmpfs(path, source.SizeLimit?.Value ?? 0);
        }
        File.SetUnixFileMode(path, pod.Spec.SecurityContext?.FsGroup is null ? Everyone : Everyone | UnixFileMode.SetGroup);
        if (pod.Spec.SecurityContext?.FsGroup is { } group) Libc.ChangeOwner(path, -1, (int)group);
        return path;
    }

    /// <summary>The type says what must be there; the OrCreate types make it.</summary>
    private static string HostPath(string name, HostPathVolumeSource source)
    {
        var path = source.Path;
        switch (source.Type ?? "")
        {
            case "" when !Path.Exists(path):
            case "DirectoryOrCreate" when !Path.Exists(path):
                Directory.CreateDirectory(path);
                break;
            case "FileOrCreate" when !Path.Exists(path):
                File.Create(path).Dispose();
                break;
            case "Directory" or "DirectoryOrCreate" when !Directory.Exists(path):
                throw new VolumeException(name, "hostPath type check failed: " + path + " is not a directory");
            case "File" or "FileOrCreate" when !File.Exists(path):
                throw new VolumeException(name, "hostPath type check failed: " + path + " is not a file");
            case "Socket" or "CharDevice" or "BlockDevice" when !Path.Exists(path):
                throw new VolumeException(name, $"hostPath type check failed: {path} is not a {source.Type}");
        }
        return path;
    }
}
