using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Volumes;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Hollow;

/// <summary>
/// Volumes that are asked for and not written: a pod whose ConfigMap is missing waits as it would on a machine. What was
/// found once is not asked for again, as nobody can read it.
/// </summary>
internal sealed class HollowStorage(IPodReferences references, NodeSize size, HollowContainers containers) : IPodStorage
{
    private readonly Lock _gate = new(); // guards _prepared
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _prepared = new(StringComparer.Ordinal); // by pod uid

    public async Task<IReadOnlyDictionary<string, string>> PrepareVolumesAsync(Pod pod, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_prepared.TryGetValue(pod.Metadata.Uid, out var before)) return before;
        }
        var paths = new Dictionary<string, string>();
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            await new PayloadRendering(pod, volume.Name, references, size).RenderAsync(volume.VolumeSource, stop);
            paths[volume.Name] = "/hollow/" + volume.Name;
        }
        lock (_gate) _prepared[pod.Metadata.Uid] = paths;
        return paths;
    }

    public Task WriteIdentityAsync(Pod pod, CancellationToken stop) => Task.CompletedTask;

    public IReadOnlyList<ContainerMount> IdentityMounts(Pod pod, Container container, int attempt) => [];

    public string LastWords(string podUid, RuntimeContainer container, Container spec) => containers.Find(container.Id)?.Program.Output ?? "";

    public IReadOnlyList<string> Pods()
    {
        lock (_gate) return [.. _prepared.Keys];
    }

    public void Remove(string podUid)
    {
        lock (_gate) _prepared.Remove(podUid);
    }
}
