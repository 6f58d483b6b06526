using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Events;
using NetKube.NodeAgent.Hooks;
using NetKube.NodeAgent.Images;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Probes;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Volumes;
using NetKube.Shared.PodNetworking;

namespace NetKube.NodeAgent;

/// <summary>The parts of one node that its pods' workers share.</summary>
internal sealed record NodeParts
{
    public required NodeIdentity Identity { get; init; }
    public required IContainerRuntime Runtime { get; init; }
    public required IPodNetwork Network { get; init; }
    public required IPodApi Api { get; init; }
    public required IEventSink Events { get; init; }
    public required ImagePuller Images { get; init; }
    public required IPodStorage Storage { get; init; }
    public required ContainerEnvironment Environment { get; init; }
    public required IProbing Probing { get; init; }
    public required LifecycleHooks Hooks { get; init; }
    public required NodeSize Size { get; init; }
    public required TimeProvider Clock { get; init; }
}

/// <param name="Cluster">Tells apart clusters that share an engine.</param>
/// <param name="Node">The node's name.</param>
/// <param name="HostAddresses">The node's addresses, primary family first.</param>
/// <param name="NodeSandbox">The container whose network namespace is the node's; empty when the node is the machine.</param>
internal sealed record NodeIdentity(string Cluster, string Node, IReadOnlyList<string> HostAddresses, string NodeSandbox);
