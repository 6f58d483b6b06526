using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Environment variables and where their values come from; the downward API of variables and volumes.</summary>
internal static class EnvironmentRules
{
    private const string OneSource = "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`";

    private static readonly HashSet<string> KnownFields = new(StringComparer.Ordinal)
    {
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.restartPolicy",
        "spec.serviceAccountName", "spec.schedulerName", "status.phase", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    };

    private static readonly HashSet<string> VariableFields = new(StringComparer.Ordinal)
    {
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    };

    /// <summary>Fields that a volume's file may show.</summary>
    public static readonly IReadOnlySet<string> FileFields = new HashSet<string>(StringComparer.Ordinal)
    {
        "metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid",
    };

    private static readonly HashSet<string> ResourceFields = new(StringComparer.Ordinal)
    {
        "limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage",
    };

    private static readonly Quantity[] CpuDivisors = [Quantity.Parse("1m"), Quantity.Parse("1")];

    private static readonly Quantity[] ByteDivisors =
        [.. new[] { "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei" }.Select(Quantity.Parse)];

    /// <summary>env.</summary>
    public static void Variables(PodRuleContext context, Field field, List<EnvVar>? variables)
    {
        for (var i = 0; i < (variables?.Count ?? 0); i++)
        {
            var (variable, at) = (variables![i], field.Index(i));
            if (variable.Name.Length == 0) context.Errors.Required(at.Child("name"));
            else context.Errors.InvalidEach(at.Child("name"), variable.Name, Names.EnvironmentVariable(variable.Name));
            if (variable.ValueFrom is { } source) Source(context, at.Child("valueFrom"), source, variable.Value);
        }
    }

    /// <summary>envFrom.</summary>
    public static void Sources(FieldErrors errors, Field field, List<EnvFromSource>? sources)
    {
        for (var i = 0; i < (sources?.Count ?? 0); i++)
        {
            var (source, at) = (sources![i], field.Index(i));
            if (source.Prefix.Length > 0) errors.InvalidEach(at.Child("prefix"), source.Prefix, Names.EnvironmentVariable(source.Prefix));
            if (source.ConfigMapRef is { } configMap) SourceName(errors, at.Child("configMapRef", "name"), configMap.LocalObjectReference.Name);
            if (source.SecretRef is { } secret) SourceName(errors, at.Child("secretRef", "name"), secret.LocalObjectReference.Name);
            if (source is { ConfigMapRef: null, SecretRef: null }) errors.Invalid(field, "", "must specify one of: `configMapRef` or `secretRef`");
            else if (source is { ConfigMapRef: not null, SecretRef: not null }) errors.Invalid(field, "", "may not have more than one field specified at a time");
        }
    }

    /// <summary>A field of the pod.</summary>
    public static void FieldReference(FieldErrors errors, Field field, ObjectFieldSelector reference, IReadOnlySet<string> allowed)
    {
        var at = field.Child("fieldPath");
        if (reference.ApiVersion.Length == 0) errors.Required(field.Child("apiVersion"));
        else if (reference.FieldPath.Length == 0) errors.Required(at);
        else if (reference.ApiVersion != "v1") errors.Invalid(at, reference.FieldPath, $"error converting fieldPath: unsupported pod version: {reference.ApiVersion}");
        else if (Subscripted(reference.FieldPath) is var (path, key)) Subscript(errors, field, reference.FieldPath, path, key);
        else
        {
            var name = reference.FieldPath == "spec.host" ? "spec.nodeName" : reference.FieldPath;
            if (!KnownFields.Contains(name)) errors.Invalid(at, reference.FieldPath, $"error converting fieldPath: field label not supported: {reference.FieldPath}");
            else if (!allowed.Contains(name)) errors.NotSupported(at, name, allowed);
        }
    }

    /// <summary>An amount of a container's resources.</summary>
    public static void ResourceReference(FieldErrors errors, Field field, ResourceFieldSelector reference, bool forFile)
    {
        if (forFile && reference.ContainerName.Length == 0) errors.Required(field.Child("containerName"));
        else if (reference.Resource.Length == 0) errors.Required(field.Child("resource"));
        else if (!ResourceFields.Contains(reference.Resource) && !IsHugePages(reference.Resource)) errors.NotSupported(field.Child("resource"), reference.Resource, ResourceFields);
        if (reference.Divisor.Sign == 0) return;
        var (divisors, what) = reference.Resource switch
        {
            "limits.cpu" or "requests.cpu" => (CpuDivisors, "values 1m and 1 are supported with the cpu"),
            "limits.memory" or "requests.memory" => (ByteDivisors, "values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory"),
            "limits.ephemeral-storage" or "requests.ephemeral-storage" => (ByteDivisors, "values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the local ephemeral storage"),
            var name when IsHugePages(name) => (ByteDivisors, "values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the hugepages"),
            _ => (null, ""),
        };
        if (divisors is not null && !divisors.Contains(reference.Divisor)) errors.Invalid(field.Child("divisor"), reference.Resource, $"only divisor's {what} resource");
    }

    private static void Source(PodRuleContext context, Field field, EnvVarSource source, string value)
    {
        var errors = context.Errors;
        if (source.FieldRef is { } fieldRef) FieldReference(errors, field.Child("fieldRef"), fieldRef, VariableFields);
        if (source.ResourceFieldRef is { } resource) ResourceReference(errors, field.Child("resourceFieldRef"), resource, forFile: false);
        if (source.ConfigMapKeyRef is { } configMap) Key(errors, field.Child("configMapKeyRef"), configMap.LocalObjectReference.Name, configMap.Key);
        if (source.SecretKeyRef is { } secret) Key(errors, field.Child("secretKeyRef"), secret.LocalObjectReference.Name, secret.Key);
        if (source.FileKeyRef is { } file) File(context, field.Child("fileKeyRef"), file);
        object?[] given = [source.FieldRef, source.ResourceFieldRef, source.ConfigMapKeyRef, source.SecretKeyRef, source.FileKeyRef];
        var count = given.Count(g => g is not null);
        if (count == 0) errors.Invalid(field, "", OneSource);
        if (value.Length > 0 && count > 0) errors.Invalid(field, "", "may not be specified when `value` is not empty");
        else if (count > 1) errors.Invalid(field, "", "may not have more than one field specified at a time");
    }

    private static void Key(FieldErrors errors, Field field, string name, string key)
    {
        errors.DnsSubdomain(field.Child("name"), name);
        if (key.Length == 0) errors.Required(field.Child("key"));
        else errors.InvalidEach(field.Child("key"), key, Names.ConfigKey(key));
    }

    private static void File(PodRuleContext context, Field field, FileKeySelector file)
    {
        var errors = context.Errors;
        if (file.VolumeName.Length == 0) errors.Required(field.Child("volumeName"));
        else errors.DnsLabel(field.Child("volumeName"), file.VolumeName);
        // Also one that is wrong in itself counts here, the last of a name.
        if (context.Spec.Volumes?.FindLast(v => v.Name == file.VolumeName) is not { } volume) errors.NotFound(field.Child("volumeName"), file.VolumeName);
        else if (volume.VolumeSource.EmptyDir is null) errors.Invalid(field.Child("volumeName"), file.VolumeName, "referenced volume must be of type emptyDir");
        if (file.Key.Length == 0) errors.Required(field.Child("key"));
        else errors.InvalidEach(field.Child("key"), file.Key, Names.EnvironmentVariable(file.Key));
        if (file.Path.Length == 0) errors.Required(field.Child("path"));
        else PathRules.NoBacksteps(errors, field.Child("path"), file.Path);
    }

    // A name here may end as a prefix may.
    private static void SourceName(FieldErrors errors, Field field, string name)
    {
        if (name.Length == 0) errors.Required(field);
        else errors.InvalidEach(field, name, Names.DnsSubdomain(ObjectMetaRules.Trimmed(name)));
    }

    private static bool IsHugePages(string name) =>
        name.StartsWith("limits.hugepages-", StringComparison.Ordinal) || name.StartsWith("requests.hugepages-", StringComparison.Ordinal);

    /// <summary>"metadata.labels['a']" in its two parts.</summary>
    private static (string Path, string Key)? Subscripted(string text)
    {
        if (!text.EndsWith("']", StringComparison.Ordinal)) return null;
        var parts = text[..^2].Split("['", 2);
        return parts.Length == 2 && parts[0].Length > 0 ? (parts[0], parts[1]) : null;
    }

    private static void Subscript(FieldErrors errors, Field field, string whole, string path, string key)
    {
        switch (path)
        {
            case "metadata.annotations":
                errors.InvalidEach(field, key, Names.Qualified(key.ToLowerInvariant()));
                break;
            case "metadata.labels":
                errors.InvalidEach(field, key, Names.Qualified(key));
                break;
            default:
                errors.Invalid(field.Child("fieldPath"), whole, "error converting fieldPath: field label does not support subscript");
                break;
        }
    }
}
