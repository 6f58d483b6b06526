using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Containers;

/// <summary>What a pod's spec refers to. Null when there is no such object.</summary>
internal interface IPodReferences
{
    Task<ConfigMap?> ConfigMapAsync(string @namespace, string name, CancellationToken stop);

    Task<Secret?> SecretAsync(string @namespace, string name, CancellationToken stop);

    /// <summary>A token for the pod's service account, bound to the pod, with the time it expires at.</summary>
    Task<(string Token, DateTimeOffset Expires)> TokenAsync(Pod pod, string audience, long seconds, CancellationToken stop);

    IReadOnlyList<Service> Services { get; }
}
