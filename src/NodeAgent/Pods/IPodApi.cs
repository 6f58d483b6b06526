using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>What a pod's worker writes to the API server.</summary>
internal interface IPodApi
{
    /// <summary>The pod as the server holds it now; null when this very pod (by uid) is gone.</summary>
    Task<Pod?> WriteStatusAsync(Pod pod, PodStatus status, CancellationToken stop);

    /// <summary>Nothing of the pod is left on the node: the object goes for good, if it still is the same one.</summary>
    Task RemoveAsync(Pod pod, CancellationToken stop);
}
