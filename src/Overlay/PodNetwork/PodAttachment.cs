using System.Net;
using NetKube.Shared.PodNetworking;

namespace NetKube.Overlay.PodNetwork;

/// <summary>One sandbox's address, and whose it is. Kept in a file, so that it outlives the agent.</summary>
internal sealed record PodAttachment(
    string SandboxId, IPAddress Address, string PodNamespace, string PodName, string PodUid, IReadOnlyList<HostPort> HostPorts);
