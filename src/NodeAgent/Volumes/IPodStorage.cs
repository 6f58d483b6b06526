using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Volumes;

/// <summary>What a node keeps of its pods outside the container engine. A machine has folders for it, a hollow node nothing.</summary>
internal interface IPodStorage
{
    /// <summary>Makes a pod's volumes, or brings them up to date. By volume name: the folder or file on the machine.</summary>
    /// <exception cref="VolumeException">One cannot be made now.</exception>
    Task<IReadOnlyDictionary<string, string>> PrepareVolumesAsync(Pod pod, CancellationToken stop);

    /// <summary>Writes the files that a pod's containers see the pod's identity in.</summary>
    Task WriteIdentityAsync(Pod pod, CancellationToken stop);

    /// <summary>Mounts of those files, and of an empty one for the container's last words.</summary>
    IReadOnlyList<ContainerMount> IdentityMounts(Pod pod, Container container, int attempt);

    /// <summary>What an ended container wrote to its termination message file.</summary>
    string LastWords(string podUid, RuntimeContainer container, Container spec);

    /// <summary>The uids of all pods that something is kept of.</summary>
    IReadOnlyList<string> Pods();

    /// <summary>Removes all that was made for a pod.</summary>
    void Remove(string podUid);
}
