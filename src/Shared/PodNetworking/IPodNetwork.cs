using System.Net;

namespace NetKube.Shared.PodNetworking;

/// <summary>
/// Gives pods their network on one node. NodeAgent asks, Overlay answers: the one seam between the two parts.
/// </summary>
public interface IPodNetwork
{
    /// <summary>Whether the node has its pod subnet and bridge, and if not, why (shown as the node's NetworkUnavailable and Ready conditions).</summary>
    PodNetworkState State { get; }

    /// <summary>
    /// Makes sure that the pod's sandbox has its interface, address and routes. Idempotent: asked again for the same
    /// sandbox (also by a restarted agent) it returns the same addresses and changes nothing.
    /// </summary>
    Task<PodAddresses> AttachAsync(PodSandbox sandbox, CancellationToken stop);

    /// <summary>Frees the sandbox's addresses and host-side interface. A sandbox that is gone or unknown is no error.</summary>
    Task DetachAsync(string sandboxId, CancellationToken stop);

    /// <summary>Frees whatever belongs to sandboxes other than these: what a crashed agent left.</summary>
    Task RetainOnlyAsync(IReadOnlySet<string> sandboxIds, CancellationToken stop);
}

/// <param name="Id">The pause container's id.</param>
/// <param name="NetworkNamespacePath">Such as /proc/123/ns/net; valid while the pause container runs.</param>
/// <param name="PodNamespace">The pod's namespace, for messages and ownership tags.</param>
/// <param name="PodName">The pod's name.</param>
/// <param name="PodUid">The pod's uid.</param>
/// <param name="HostPorts">Ports of the node that lead to the pod.</param>
public sealed record PodSandbox(
    string Id, string NetworkNamespacePath, string PodNamespace, string PodName, string PodUid, IReadOnlyList<HostPort> HostPorts);

/// <param name="Port">The node's port.</param>
/// <param name="ContainerPort">The pod's port.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
/// <param name="HostAddress">The one node address to listen on; null for all.</param>
public sealed record HostPort(int Port, int ContainerPort, string Protocol, IPAddress? HostAddress);

/// <param name="Addresses">Primary family first.</param>
public sealed record PodAddresses(IReadOnlyList<IPAddress> Addresses);

/// <param name="Ready">Pods can be attached.</param>
/// <param name="Message">What is missing when not ready.</param>
public sealed record PodNetworkState(bool Ready, string Message);
