using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Validation;

/// <summary>The rules of metadata, which are the same for every kind.</summary>
public static class ObjectMetaRules
{
    private static readonly Field Metadata = Field.Of("metadata");

    /// <summary>Rules for a new object.</summary>
    public static void Validate(ObjectMeta meta, NameRule rule, bool namespaced, FieldErrors errors)
    {
        if (meta.GenerateName.Length > 0) Name(Metadata.Child("generateName"), Trimmed(meta.GenerateName), rule, errors);
        if (meta.Name.Length == 0) errors.Required(Metadata.Child("name"), "name or generateName is required");
        else Name(Metadata.Child("name"), meta.Name, rule, errors);
        if (namespaced && meta.Namespace.Length == 0) errors.Required(Metadata.Child("namespace"));
        else if (namespaced) errors.DnsLabel(Metadata.Child("namespace"), meta.Namespace);
        else if (meta.Namespace.Length > 0) errors.Forbidden(Metadata.Child("namespace"), "not allowed on this type");
        Shared(meta, errors);
        Finalizers(meta, errors);
    }

    /// <summary>Puts back what clients may leave out or never change, then the rules that the engine has for a changed object of any kind.</summary>
    public static void ValidateUpdate(ObjectMeta meta, ObjectMeta old, FieldErrors errors)
    {
        Restore(meta, old);
        Shared(meta, errors);
        Finalizers(meta, errors);
        ValidateChange(meta, old, errors);
    }

    /// <summary>
    /// The rules for a change of metadata. Kubernetes runs them for all kinds, and again among the rules of nearly every kind, so that
    /// what is wrong is told twice.
    /// </summary>
    public static void ValidateChange(ObjectMeta meta, ObjectMeta old, FieldErrors errors)
    {
        if (old.DeletionTimestamp is not null) NoNewFinalizers(meta, old, errors);
        if (meta.Name != old.Name) errors.Invalid(Metadata.Child("name"), meta.Name, "field is immutable");
        if (meta.Namespace != old.Namespace) errors.Invalid(Metadata.Child("namespace"), meta.Namespace, "field is immutable");
        if (meta.Uid != old.Uid) errors.Invalid(Metadata.Child("uid"), meta.Uid, "field is immutable");
        if (meta.DeletionTimestamp != old.DeletionTimestamp) errors.Invalid(Metadata.Child("deletionTimestamp"), meta.DeletionTimestamp, "field is immutable");
        if (meta.DeletionGracePeriodSeconds != old.DeletionGracePeriodSeconds)
        {
            errors.Invalid(Metadata.Child("deletionGracePeriodSeconds"), meta.DeletionGracePeriodSeconds, "field is immutable");
        }
        if (meta.Generation < old.Generation) errors.Invalid(Metadata.Child("generation"), meta.Generation, "must not be decremented");
        Shared(meta, errors);
    }

    /// <summary>Finalizers that stand without a domain are Kubernetes' own.</summary>
    public static void KnownFinalizers(ObjectMeta meta, FieldErrors errors)
    {
        var field = Metadata.Child("finalizers");
        for (var i = 0; i < (meta.Finalizers?.Count ?? 0); i++) KnownFinalizer(field.Index(i), meta.Finalizers![i], errors);
    }

    /// <summary>One finalizer, of an object or of a namespace's content.</summary>
    public static void KnownFinalizer(Field field, string finalizer, FieldErrors errors)
    {
        if (finalizer.Contains('/', StringComparison.Ordinal) || finalizer is "kubernetes" or "orphan" or "foregroundDeletion") return;
        errors.Invalid(field, finalizer, "name is neither a standard finalizer name nor is it fully qualified");
    }

    private static void NoNewFinalizers(ObjectMeta meta, ObjectMeta old, FieldErrors errors)
    {
        var added = (meta.Finalizers ?? []).Except(old.Finalizers ?? [], StringComparer.Ordinal).Select(f => $"\"{f}\"").ToList();
        if (added.Count == 0) return;
        errors.Forbidden(Metadata.Child("finalizers"), $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added)}}}");
    }

    private static void Restore(ObjectMeta meta, ObjectMeta old)
    {
        if (meta.Uid.Length == 0) meta.Uid = old.Uid;
        if (old.CreationTimestamp is not null) meta.CreationTimestamp = old.CreationTimestamp;
        if (old.DeletionTimestamp is not null) meta.DeletionTimestamp = old.DeletionTimestamp;
        meta.DeletionGracePeriodSeconds ??= old.DeletionGracePeriodSeconds;
        meta.SelfLink = "";
    }

    private static void Shared(ObjectMeta meta, FieldErrors errors)
    {
        errors.Labels(Metadata.Child("labels"), meta.Labels);
        MetadataRules.Annotations(errors, Metadata.Child("annotations"), meta.Annotations);
        OwnerReferences(meta, errors);
    }

    private static void Finalizers(ObjectMeta meta, FieldErrors errors)
    {
        var field = Metadata.Child("finalizers");
        foreach (var finalizer in meta.Finalizers ?? []) errors.InvalidEach(field, finalizer, Names.Qualified(finalizer));
        if (meta.Finalizers?.Contains("orphan") == true && meta.Finalizers.Contains("foregroundDeletion"))
        {
            errors.Invalid(field, string.Join(",", meta.Finalizers), "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    private static void OwnerReferences(ObjectMeta meta, FieldErrors errors)
    {
        var controllers = 0;
        var field = Metadata.Child("ownerReferences");
        for (var i = 0; i < (meta.OwnerReferences?.Count ?? 0); i++)
        {
            var (reference, at) = (meta.OwnerReferences![i], field);
            var version = reference.ApiVersion[(reference.ApiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (version.Length == 0) errors.Invalid(at.Child("apiVersion"), reference.ApiVersion, "version must not be empty");
            if (reference.Kind.Length == 0) errors.Invalid(at.Child("kind"), reference.Kind, "must not be empty");
            if (reference.Name.Length == 0) errors.Invalid(at.Child("name"), reference.Name, "must not be empty");
            if (reference.Uid.Length == 0) errors.Invalid(at.Child("uid"), reference.Uid, "must not be empty");
            if (reference is { Kind: "Event", ApiVersion: "v1" }) errors.Invalid(at, reference, "/v1, Kind=Event is disallowed from being an owner");
            if (reference.Controller == true && ++controllers == 2)
            {
                errors.Invalid(field, reference.Name, "Only one reference can have Controller set to true");
            }
        }
    }

    private static void Name(Field field, string name, NameRule rule, FieldErrors errors)
    {
        switch (rule)
        {
            case NameRule.DnsLabel: errors.InvalidEach(field, name, Names.DnsLabel(name)); break;
            case NameRule.PathSegment: errors.InvalidEach(field, name, Names.PathSegment(name)); break;
            case NameRule.IPAddress:
                if (!System.Net.IPAddress.TryParse(name, out var address) || address.ToString() != name)
                {
                    errors.Invalid(field, name, "must be a valid address in canonical form");
                }
                break;
            default: errors.InvalidEach(field, name, Names.DnsSubdomain(name)); break;
        }
    }

    /// <summary>A prefix may end in what a name may not: a letter will follow.</summary>
    internal static string Trimmed(string prefix) => prefix.EndsWith('-') ? prefix[..^1] + "a" : prefix;
}
