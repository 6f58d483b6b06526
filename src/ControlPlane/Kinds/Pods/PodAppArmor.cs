using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>AppArmor profiles were annotations before v1.30: a new pod that has one gets the field too.</summary>
internal static class PodAppArmor
{
    private const string Local = "localhost/";

    /// <summary>Of each container that has no profile of its own, unless the pod's says the same.</summary>
    public static void TakeAnnotations(Pod pod)
    {
        var spec = pod.Spec;
        if (pod.Metadata.Annotations is not { } annotations || spec.Os is { Name: OSName.Windows }) return;
        foreach (var container in (spec.InitContainers ?? []).Concat(spec.Containers ?? []))
        {
            var annotated = annotations.GetValueOrDefault(PodRules.AppArmorAnnotationPrefix + container.Name);
            if (container.SecurityContext?.AppArmorProfile is not null || Profile(annotated) is not { } profile) continue;
            if (!Same.Value(profile, spec.SecurityContext?.AppArmorProfile)) (container.SecurityContext ??= new()).AppArmorProfile = profile;
        }
    }

    /// <summary>An annotation beside which there is no field, or whose field was made of it.</summary>
    public static bool IsOldFashioned(PodSpec spec, Container container, string? annotated, bool isPod)
    {
        if (annotated is null) return false;
        var given = container.SecurityContext?.AppArmorProfile ?? spec.SecurityContext?.AppArmorProfile;
        return given is null || (isPod && Same.Value(container.SecurityContext?.AppArmorProfile, Profile(annotated)));
    }

    private static AppArmorProfile? Profile(string? annotated) => annotated switch
    {
        "unconfined" => new() { Type = AppArmorProfileType.Unconfined },
        "runtime/default" => new() { Type = AppArmorProfileType.RuntimeDefault },
        _ when annotated?.StartsWith(Local, StringComparison.Ordinal) == true && annotated[Local.Length..] is { Length: > 0 } name && name.Trim() == name =>
            new() { Type = AppArmorProfileType.Localhost, LocalhostProfile = name },
        _ => null,
    };
}
