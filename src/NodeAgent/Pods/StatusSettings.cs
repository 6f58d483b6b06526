using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>What a status needs of the node, beside the pod.</summary>
internal sealed record StatusSettings
{
    public required string RuntimeName { get; init; }
    public required IReadOnlyList<string> HostAddresses { get; init; }

    /// <summary>An image's id as the engine says it → as the status does.</summary>
    public Func<string, string> ImageIdOf { get; init; } = static id => id;

    /// <summary>What an ended container left as its last words.</summary>
    public Func<RuntimeContainer, Container, string> TerminationMessageOf { get; init; } = static (_, _) => "";
}
