using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>A pod's volumes: one source each, names of their own.</summary>
internal static class VolumeRules
{
    public const string BadFileMode = "must be a number between 0 and 0777 (octal), both inclusive";

    public static void Check(PodRuleContext context, Field field)
    {
        var (errors, volumes) = (context.Errors, context.Spec.Volumes ?? []);
        for (var i = 0; i < volumes.Count; i++)
        {
            var (volume, at) = (volumes[i], field.Index(i));
            var before = errors.All.Count;
            Source(context, at, volume.VolumeSource);
            if (volume.Name.Length == 0) errors.Required(at.Child("name"));
            else errors.DnsLabel(at.Child("name"), volume.Name);
            if (context.Volumes.ContainsKey(volume.Name)) errors.Duplicate(at.Child("name"), volume.Name);
            // Mounts of a volume that is wrong in itself are reported as not found, as in Kubernetes.
            if (errors.All.Count == before) context.Volumes[volume.Name] = volume.VolumeSource;
        }
    }

    /// <summary>A file's permissions.</summary>
    public static void FileMode(FieldErrors errors, Field field, int? mode)
    {
        if (mode is { } bits and (< 0 or > 511)) errors.Invalid(field, bits, BadFileMode);
    }

    /// <summary>Keys of a ConfigMap or Secret and the files they become.</summary>
    public static void Keys(FieldErrors errors, Field field, List<KeyToPath>? keys)
    {
        for (var i = 0; i < (keys?.Count ?? 0); i++)
        {
            var (key, at) = (keys![i], field.Index(i));
            if (key.Key.Length == 0) errors.Required(at.Child("key"));
            if (key.Path.Length == 0) errors.Required(at.Child("path"));
            PathRules.NonReserved(errors, at.Child("path"), key.Path);
            FileMode(errors, at.Child("mode"), key.Mode);
        }
    }

    /// <summary>Fields of the pod and the files they become.</summary>
    public static void DownwardFile(FieldErrors errors, Field field, DownwardAPIVolumeFile file)
    {
        if (file.Path.Length == 0) errors.Required(field.Child("path"));
        PathRules.NonReserved(errors, field.Child("path"), file.Path);
        if (file.FieldRef is { } reference)
        {
            EnvironmentRules.FieldReference(errors, field.Child("fieldRef"), reference, EnvironmentRules.FileFields);
            if (file.ResourceFieldRef is not null) errors.Invalid(field, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
        }
        else if (file.ResourceFieldRef is { } resource) EnvironmentRules.ResourceReference(errors, field.Child("resourceFieldRef"), resource, forFile: true);
        else errors.Required(field, "one of fieldRef and resourceFieldRef is required");
        FileMode(errors, field.Child("mode"), file.Mode);
    }

    private static void Source(PodRuleContext context, Field field, VolumeSource source)
    {
        var (errors, found) = (context.Errors, false);
        foreach (var (name, nameWhenSecond, given) in VolumeSources.Of(source))
        {
            if (given is null) continue;
            if (found) errors.Forbidden(field.Child(nameWhenSecond), "may not specify more than 1 volume type");
            else VolumeSourceRules.Check(errors, field.Child(name), given);
            // A template may leave the image open.
            if (!found && context.IsPod && given is ImageVolumeSource { Reference.Length: 0 }) errors.Required(field.Child(name, "reference"));
            found = true;
        }
        if (!found) errors.Required(field, "must specify a volume type");
    }
}
