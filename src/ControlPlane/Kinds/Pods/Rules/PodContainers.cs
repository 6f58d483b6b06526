using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>A pod's containers of all three kinds.</summary>
internal static class PodContainers
{
    /// <summary>In the order they start, each with its place in the spec.</summary>
    public static IEnumerable<(Container Container, Field Field)> All(PodSpec spec, Field field)
    {
        foreach (var (name, list) in new[] { ("initContainers", spec.InitContainers ?? []), ("containers", spec.Containers ?? []) })
        {
            for (var i = 0; i < list.Count; i++) yield return (list[i], field.Child(name).Index(i));
        }
        var looks = spec.EphemeralContainers ?? [];
        for (var i = 0; i < looks.Count; i++) yield return (EphemeralContainers.AsContainer(looks[i]), field.Child("ephemeralContainers").Index(i));
    }
}
