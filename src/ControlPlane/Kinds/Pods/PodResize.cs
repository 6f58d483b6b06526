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
        value.Spec = old.Spec.Clone();
        Take(value.Spec.Containers ?? [], wanted.Containers ?? []);
        Take(value.Spec.InitContainers ?? [], wanted.InitContainers ?? []);
        if (value.Spec.Resources is not null && wanted.Resources is not null) value.Spec.Resources = wanted.Resources;
    }

    public static void Check(FieldErrors errors, Pod pod, Pod old)
    {
        var field = Field.Of("spec");
        if (old.Metadata.Annotations?.ContainsKey(PodRules.MirrorAnnotation) == true) errors.Forbidden(Field.Root, "static pods cannot be resized");
        if (old.Spec.Os?.Name == OSName.Windows) errors.Forbidden(Field.Root, "windows pods cannot be resized");
        if (old.Status.QosClass != PodQuality.Of(pod.Spec)) errors.Invalid(field, old.Status.QosClass, "Pod QOS Class may not change as a result of resizing");
        Containers(errors, field.Child("containers"), pod.Spec.Containers ?? [], old.Spec.Containers ?? [], all: true);
        Containers(errors, field.Child("initContainers"), pod.Spec.InitContainers ?? [], old.Spec.InitContainers ?? [], all: false);
    }

    private static void Take(List<Container> into, List<Container> from)
    {
        foreach (var container in into)
        {
            if (from.Find(c => c.Name == container.Name) is not { } wanted) continue;
            container.Resources = wanted.Resources;
            container.ResizePolicy = wanted.ResizePolicy;
        }
    }

    private static void Containers(FieldErrors errors, Field field, List<Container> containers, List<Container> old, bool all)
    {
        for (var i = 0; i < containers.Count && i < old.Count; i++)
        {
            var (now, before, at) = (containers[i].Resources, old[i].Resources, field.Index(i).Child("resources"));
            if (Same.Value(now, before)) continue;
            if (!all && !PodResources.IsSidecar(containers[i])) errors.Forbidden(at, "resources of non-restartable init containers are immutable");
            Removed(errors, at.Child("limits"), now.Limits?.Keys, before.Limits?.Keys, "resource limits cannot be removed");
            Removed(errors, at.Child("requests"), now.Requests?.Keys, before.Requests?.Keys, "resource requests cannot be removed");
            if (!Same.Maps(Others(now.Limits), Others(before.Limits)) || !Same.Maps(Others(now.Requests), Others(before.Requests))) errors.Forbidden(Field.Of("spec"), OnlyComputeChanges);
        }
    }

    private static void Removed(FieldErrors errors, Field field, IEnumerable<string>? now, IEnumerable<string>? before, string message)
    {
        if ((before ?? []).Except(now ?? []).Any()) errors.Forbidden(field, message);
    }

    private static Dictionary<string, T> Others<T>(Dictionary<string, T>? list) =>
        (list ?? []).Where(q => q.Key is not (ResourceName.Cpu or ResourceName.Memory)).ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
}
