using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>The subresource resize: CPU and memory of running containers (KEP-1287).</summary>
internal static class PodResize
{
    private const string OnlyComputeChanges = "only cpu and memory resources are mutable";

    /// <summary>Makes <paramref name="value"/> the old pod with the new one's resources and resize policies.</summary>
    public static void TakeResources(Pod value, Pod old)
    {
        var wanted = value.Spec;
        if (wanted.Containers?.Count != old.Spec.Containers?.Count || (wanted.InitContainers?.Count ?? 0) != (old.Spec.InitContainers?.Count ?? 0)) return;
        value.Spec = old.Spec.Clone();
        value.Spec.Containers = Take(value.Spec.Containers, wanted.Containers);
        value.Spec.InitContainers = Take(value.Spec.InitContainers, wanted.InitContainers);
        value.Spec.Resources = wanted.Resources;
    }

    public static void Check(FieldErrors errors, Pod pod, Pod old)
    {
        var field = Field.Of("spec");
        var start = errors.All.Count;
        if (old.Status.QosClass != PodQuality.Of(pod.Spec)) errors.Invalid(field, old.Status.QosClass, "Pod QOS Class may not change as a result of resizing");
        var running = old.Status.ContainerStatuses?.Find(s => s.State.Running is not null);
        if (running is { Resources: null }) errors.Forbidden(field, "Pod running on node without support for resize");
        Whole(errors, field, pod.Spec.Resources, old.Spec.Resources);
        var (containers, init) = (pod.Spec.Containers ?? [], pod.Spec.InitContainers ?? []);
        var ordered = IsOrdered(errors, field, "containers", containers, old.Spec.Containers ?? []);
        if (!IsOrdered(errors, field, "initContainers", init, old.Spec.InitContainers ?? []) || !ordered) return;
        for (var i = 0; i < init.Count; i++) InitContainer(errors, field, i, init[i], old.Spec.InitContainers![i]);
        for (var i = 0; i < containers.Count; i++)
        {
            OneContainer(errors, field, field.Child("containers").Index(i), containers[i], old.Spec.Containers![i], OnlyComputeChanges);
        }
        if (errors.All.Count == start && !Same.Value(WithoutResources(pod.Spec), WithoutResources(old.Spec))) errors.Forbidden(field, OnlyComputeChanges);
    }

    /// <summary>Pods that cannot be resized at all: nothing else is said of them.</summary>
    public static string? Refusal(Pod old)
    {
        if (old.Metadata.Annotations?.ContainsKey(PodRules.MirrorAnnotation) == true) return "static pods cannot be resized";
        return old.Spec.Os?.Name == OSName.Windows ? "windows pods cannot be resized" : null;
    }

    private static List<Container>? Take(List<Container>? into, List<Container>? from)
    {
        for (var i = 0; i < (into?.Count ?? 0); i++)
        {
            // Another name at this place is refused by Check, which must see it.
            if (into![i].Name != from![i].Name) return from;
            into[i].Resources = from[i].Resources;
            into[i].ResizePolicy = from[i].ResizePolicy;
        }
        return into;
    }

    private static void Whole(FieldErrors errors, Field field, ResourceRequirements? now, ResourceRequirements? before)
    {
        if (before is null) return;
        if (now is null)
        {
            errors.Forbidden(field.Child("resources"), "pod-level resources cannot be removed");
            return;
        }
        Removed(errors, field.Child("resources", "requests"), now.Requests?.Keys, before.Requests?.Keys, "pod-level resource requests cannot be removed");
        Removed(errors, field.Child("resources", "limits"), now.Limits?.Keys, before.Limits?.Keys, "pod-level resource limits cannot be removed");
        if (!SameOthers(now, before)) errors.Forbidden(field, "only cpu and memory resources are mutable at pod-level");
    }

    private static bool IsOrdered(FieldErrors errors, Field field, string name, List<Container> now, List<Container> before)
    {
        var (at, start) = (field.Child(name), errors.All.Count);
        if (now.Count != before.Count) errors.Forbidden(at, $"{name} may not be added or removed on resize");
        for (var i = 0; now.Count == before.Count && i < now.Count; i++)
        {
            if (now[i].Name != before[i].Name) errors.Forbidden(at.Index(i).Child("name"), $"{name} may not be renamed or reordered on resize");
        }
        return errors.All.Count == start;
    }

    private static void InitContainer(FieldErrors errors, Field field, int index, Container now, Container before)
    {
        const string OnlyCompute = "only cpu and memory resources for sidecar containers are mutable";
        if (PodResources.IsSidecar(before)) OneContainer(errors, field, field.Child("initContainers").Index(index), now, before, OnlyCompute);
        else if (!Same.Value(now, before)) errors.Forbidden(field, "resources for non-sidecar init containers are immutable");
    }

    private static void OneContainer(FieldErrors errors, Field spec, Field field, Container now, Container before, string onlyCompute)
    {
        var at = field.Child("resources");
        Removed(errors, at.Child("requests"), now.Resources.Requests?.Keys, before.Resources.Requests?.Keys, "resource requests cannot be removed");
        Removed(errors, at.Child("limits"), now.Resources.Limits?.Keys, before.Resources.Limits?.Keys, "resource limits cannot be removed");
        var rest = now.Clone();
        rest.Resources = before.Clone().Resources;
        if (!SameOthers(now.Resources, before.Resources) || !Same.Value(rest, before)) errors.Forbidden(spec, onlyCompute);
    }

    private static bool SameOthers(ResourceRequirements now, ResourceRequirements before) =>
        Same.Maps(Others(now.Limits), Others(before.Limits)) && Same.Maps(Others(now.Requests), Others(before.Requests))
        && Same.Lists(now.Claims, before.Claims);

    private static PodSpec WithoutResources(PodSpec spec)
    {
        var rest = spec.Clone();
        rest.Resources = null;
        foreach (var container in (rest.Containers ?? []).Concat(rest.InitContainers ?? [])) container.Resources = new();
        return rest;
    }

    private static void Removed(FieldErrors errors, Field field, IEnumerable<string>? now, IEnumerable<string>? before, string message)
    {
        if ((before ?? []).Except(now ?? []).Any()) errors.Forbidden(field, message);
    }

    private static Dictionary<string, T> Others<T>(Dictionary<string, T>? list) =>
        (list ?? []).Where(q => q.Key is not (ResourceName.Cpu or ResourceName.Memory)).ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
}
