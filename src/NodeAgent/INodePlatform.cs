using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Registration;
using NetKube.NodeAgent.Volumes;

namespace NetKube.NodeAgent;

/// <summary>What a kubelet stands on beside its container engine and its network.</summary>
internal interface INodePlatform
{
    /// <summary>What the node is, as of now.</summary>
    MachineFacts Facts();

    /// <summary>Where pods' files and volumes go.</summary>
    IPodStorage StorageFor(IPodReferences references, NodeSize size);

    /// <summary>How containers are asked for their health.</summary>
    IProbing Probing { get; }
}

/// <summary>A real machine: /proc, folders, the network.</summary>
internal sealed class MachinePlatform(KubeletOptions options, KubeletHost host) : INodePlatform
{
    public IProbing Probing { get; } = new Probing(host.Runtime.Streams);

    public MachineFacts Facts()
    {
        Directory.CreateDirectory(options.DataDirectory); // whose disk is measured
        return MachineFacts.Read(options.DataDirectory);
    }

    public IPodStorage StorageFor(IPodReferences references, NodeSize size)
    {
        var folders = new PodFolders(options.DataDirectory);
        var dns = new DnsSettings(options.ClusterDns, options.ClusterDomain);
        return new PodStorage(folders, new PodVolumes(folders, references, size, host.Clock), dns);
    }
}
