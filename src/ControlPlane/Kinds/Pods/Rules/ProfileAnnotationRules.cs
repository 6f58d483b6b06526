using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Seccomp and AppArmor were annotations before they were fields: where both are given they say the same.</summary>
internal static class ProfileAnnotationRules
{
    public static void Check(FieldErrors errors, Field field, Dictionary<string, string>? annotations, PodSpec spec)
    {
        if (annotations is null) return;
        var pod = spec.SecurityContext;
        if (pod?.SeccompProfile is { } whole) Seccomp(errors, field.Child("securityContext"), whole, annotations.GetValueOrDefault(PodRules.SeccompAnnotation));
        foreach (var (container, at) in PodContainers.All(spec, field))
        {
            if (container.SecurityContext?.SeccompProfile is not { } own) continue;
            Seccomp(errors, at.Child("securityContext"), own, annotations.GetValueOrDefault(PodRules.SeccompAnnotationPrefix + container.Name));
        }
        if (spec.Os is { Name: OSName.Windows }) return;
        foreach (var (container, at) in PodContainers.All(spec, field))
        {
            if ((container.SecurityContext?.AppArmorProfile ?? pod?.AppArmorProfile) is not { } profile) continue;
            AppArmor(errors, at.Child("securityContext"), profile, annotations.GetValueOrDefault(PodRules.AppArmorAnnotationPrefix + container.Name));
        }
    }

    private static void Seccomp(FieldErrors errors, Field field, SeccompProfile profile, string? annotated)
    {
        string[] names = profile.Type switch
        {
            SeccompProfileType.Unconfined => ["unconfined"],
            SeccompProfileType.RuntimeDefault => ["runtime/default", "docker/default"],
            _ => [],
        };
        Agree(errors, field.Child("seccompProfile"), "seccomp", (profile.Type, profile.LocalhostProfile), names, annotated);
    }

    private static void AppArmor(FieldErrors errors, Field field, AppArmorProfile profile, string? annotated)
    {
        string[] names = profile.Type switch
        {
            AppArmorProfileType.Unconfined => ["unconfined"],
            AppArmorProfileType.RuntimeDefault => ["runtime/default"],
            _ => [],
        };
        Agree(errors, field.Child("appArmorProfile"), "apparmor", (profile.Type, profile.LocalhostProfile), names, annotated);
    }

    private static void Agree(FieldErrors errors, Field field, string what, (string Type, string? LocalhostProfile) profile, string[] names, string? annotated)
    {
        const string local = "localhost/";
        if (annotated is null) return;
        var isLocal = profile.Type == SeccompProfileType.Localhost;
        if (!isLocal && names.Length == 0) return;
        if (isLocal ? !annotated.StartsWith(local, StringComparison.Ordinal) : !names.Contains(annotated))
        {
            errors.Forbidden(field.Child("type"), $"{what} type in annotation and field must match");
        }
        else if (isLocal && annotated[local.Length..] != profile.LocalhostProfile)
        {
            errors.Forbidden(field.Child("localhostProfile"), $"{what} profile in annotation and field must match");
        }
    }
}
