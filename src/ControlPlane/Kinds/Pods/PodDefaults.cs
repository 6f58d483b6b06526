using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>What only a pod gets, not a template: requests, service links, host ports.</summary>
internal static class PodDefaults
{
    public static void Apply(Pod pod)
    {
        PodSpecDefaults.DropOldAnnotations(pod.Metadata);
        var spec = pod.Spec;
        PodSpecDefaults.Apply(spec);
        foreach (var container in spec.Containers ?? []) ContainerDefaults.RequestsFromLimits(container);
        foreach (var container in spec.InitContainers ?? []) ContainerDefaults.RequestsFromLimits(container);
        if (spec.Resources is { } resources) Apply(spec, resources);
        spec.EnableServiceLinks ??= true;
        // Of pods only: what templates say stays as it is, with a warning.
        if (spec.TerminationGracePeriodSeconds < 0) spec.TerminationGracePeriodSeconds = 1;
        if (pod.Status.Phase.Length == 0) pod.Status.Phase = PodPhase.Pending;
        if (!spec.HostNetwork) return;
        foreach (var container in spec.Containers ?? []) ContainerDefaults.HostPorts(container);
        foreach (var container in spec.InitContainers ?? []) ContainerDefaults.HostPorts(container);
    }

    /// <summary>
    /// A pod that has resources as a whole requests, of each resource it leaves open, what its containers request
    /// together, or else its own limit. Huge pages cannot be overcommitted: their limit is what the containers' limits
    /// add up to, and the request follows the limit.
    /// </summary>
    private static void Apply(PodSpec spec, ResourceRequirements resources)
    {
        foreach (var (name, quantity) in PodResources.Limits(spec))
        {
            if (ResourceNames.IsHugePages(name) && resources.Limits?.ContainsKey(name) != true && resources.Requests?.ContainsKey(name) != true)
            {
                (resources.Limits ??= new(StringComparer.Ordinal))[name] = quantity;
            }
        }
        var requests = resources.Requests ?? new(StringComparer.Ordinal);
        foreach (var (name, quantity) in PodResources.Requests(spec))
        {
            if (PodResources.IsPodLevel(name) && !ResourceNames.IsHugePages(name)) requests.TryAdd(name, quantity);
        }
        foreach (var (name, quantity) in resources.Limits ?? [])
        {
            if (PodResources.IsPodLevel(name)) requests.TryAdd(name, quantity);
        }
        if (requests.Count > 0) resources.Requests = requests;
    }
}
