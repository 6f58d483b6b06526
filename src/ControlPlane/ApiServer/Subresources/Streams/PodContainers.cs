using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>Which container of a pod a request is about.</summary>
internal static class PodContainers
{
    /// <summary>The asked one; the only one, or the pod's own favourite, when none is asked for.</summary>
    public static string Choose(Pod pod, string asked)
    {
        var containers = (pod.Spec.Containers ?? []).Select(c => c.Name).ToList();
        var init = (pod.Spec.InitContainers ?? []).Select(c => c.Name).ToList();
        var ephemeral = (pod.Spec.EphemeralContainers ?? []).Select(c => c.EphemeralContainerCommon.Name).ToList();
        if (asked.Length > 0)
        {
            if (containers.Contains(asked) || init.Contains(asked) || ephemeral.Contains(asked)) return asked;
            throw ApiException.BadRequest($"container {asked} is not valid for pod {pod.Metadata.Name}");
        }
        if (containers.Count == 1) return containers[0];
        if (pod.Metadata.Annotations?.GetValueOrDefault("kubectl.kubernetes.io/default-container") is { } preferred && containers.Contains(preferred))
            return preferred;
        var names = string.Join(' ', containers) + (init.Count > 0 ? "] or one of the init containers: [" + string.Join(' ', init) : "");
        throw ApiException.BadRequest($"a container name must be specified for pod {pod.Metadata.Name}, choose one of: [{names}]");
    }
}
