using System.Net;
using NetKube.Shared.PodNetworking;

namespace NetKube.Overlay.PodNetwork;

/// <summary>One sandbox's address, and whose it is. Kept in a file, so that it outlives the agent.</summary>
internal sealed record PodAttachment(
    string SandboxId, IPAddress Address, string PodNamespace, string PodName, string PodUid, IReadOnlyList<HostPort> HostPorts)
{
    private const int LongestOwner = 160;

    /// <summary>Namespace and name, for marks in the kernel; cut, since a link's alias and a rule's comment hold at most 255 bytes.</summary>
    public string Owner => $"{PodNamespace}/{PodName}" is { Length: > LongestOwner } full ? full[..LongestOwner] : $"{PodNamespace}/{PodName}";
}
