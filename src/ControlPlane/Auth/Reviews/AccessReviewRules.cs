using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Authorization.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Auth.Reviews;

/// <summary>What a question about access must look like.</summary>
internal static class AccessReviewRules
{
    private const string OneForm = "may not specified at the same time as requirements";

    /// <summary>A question about somebody.</summary>
    public static void Subject(FieldErrors errors, SubjectAccessReviewSpec spec)
    {
        Attributes(errors, spec.ResourceAttributes, spec.NonResourceAttributes);
        if (spec.User.Length > 0 || spec.Groups is not (null or [])) return;
        errors.Invalid(Field.Of("spec").Child("user"), spec.User, "at least one of user or group must be specified");
    }

    /// <summary>A question about one namespace.</summary>
    public static void Local(FieldErrors errors, SubjectAccessReviewSpec spec, string inNamespace)
    {
        var field = Field.Of("spec");
        if (spec.NonResourceAttributes is not null) errors.Invalid(field.Child("nonResourceAttributes"), "", "disallowed on this kind of request");
        if (spec.ResourceAttributes is not { } resource || resource.Namespace == inNamespace) return;
        errors.Invalid(field.Child("resourceAttributes", "namespace"), resource.Namespace, "must match metadata.namespace");
    }

    /// <summary>A resource or a path, not both.</summary>
    public static void Attributes(FieldErrors errors, ResourceAttributes? resource, NonResourceAttributes? path)
    {
        var field = Field.Of("spec").Child("resourceAttributes");
        if (resource is not null && path is not null) errors.Invalid(field, "", "cannot be specified in combination with nonResourceAttributes");
        if (resource is null && path is null) errors.Invalid(field, "", "exactly one of nonResourceAttributes or resourceAttributes must be specified");
        if (resource?.FieldSelector is { } fields) Fields(errors, field.Child("fieldSelector"), fields);
        if (resource?.LabelSelector is { } labels) Labels(errors, field.Child("labelSelector"), labels);
    }

    /// <summary>A question has no name and nothing else of an object's: it is not kept.</summary>
    public static void Metadata(FieldErrors errors, ObjectMeta meta, string rule)
    {
        var isEmpty = meta is
        {
            Name.Length: 0, GenerateName.Length: 0, ResourceVersion.Length: 0, Labels: null or { Count: 0 }, Annotations: null or { Count: 0 },
            OwnerReferences: null or { Count: 0 }, Finalizers: null or { Count: 0 },
        };
        if (!isEmpty) errors.Invalid(Field.Of("metadata"), meta, rule);
    }

    private static void Fields(FieldErrors errors, Field field, FieldSelectorAttributes selector)
    {
        Form(errors, field, selector.RawSelector, selector.Requirements?.Count ?? 0);
        for (var i = 0; i < (selector.Requirements?.Count ?? 0); i++)
        {
            var (requirement, at) = (selector.Requirements![i], field.Child("requirements").Index(i));
            Values(errors, at, requirement.Operator, requirement.Values);
            if (requirement.Key.Length == 0) errors.Required(at.Child("key"), "must be specified");
        }
    }

    private static void Labels(FieldErrors errors, Field field, LabelSelectorAttributes selector)
    {
        Form(errors, field, selector.RawSelector, selector.Requirements?.Count ?? 0);
        for (var i = 0; i < (selector.Requirements?.Count ?? 0); i++)
        {
            var (requirement, at) = (selector.Requirements![i], field.Child("requirements").Index(i));
            Values(errors, at, requirement.Operator, requirement.Values);
            errors.QualifiedName(at.Child("key"), requirement.Key);
        }
    }

    private static void Form(FieldErrors errors, Field field, string raw, int requirements)
    {
        if (raw.Length > 0 && requirements > 0) errors.Invalid(field.Child("rawSelector"), raw, OneForm);
        if (raw.Length > 0 || requirements > 0) return;
        errors.Required(field.Child("requirements"), $"when {field.Text} is specified, requirements or rawSelector is required");
    }

    /// <summary>An operator that is not known may be one of a newer client's: it is let pass, and narrows nothing.</summary>
    private static void Values(FieldErrors errors, Field field, string @operator, List<string>? values)
    {
        switch (@operator)
        {
            case LabelSelectorOperator.In or LabelSelectorOperator.NotIn:
                if (values is not { Count: > 0 }) errors.Required(field.Child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                break;
            case LabelSelectorOperator.Exists or LabelSelectorOperator.DoesNotExist:
                if (values is { Count: > 0 }) errors.Forbidden(field.Child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                break;
            default:
                break;
        }
    }
}
