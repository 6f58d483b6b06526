using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds.PodTemplates;

/// <summary>Rules of the pod template that every workload carries.</summary>
internal static class PodTemplateRules
{
    /// <summary>A template in itself.</summary>
    public static void Check(FieldErrors errors, Field field, PodTemplateSpec template)
    {
        errors.Labels(field.Child("labels"), template.Metadata.Labels);
        MetadataRules.Annotations(errors, field.Child("annotations"), template.Metadata.Annotations);
        PodRules.Annotations(errors, field.Child("annotations"), template.Metadata.Annotations, template.Spec);
        PodSpecRules.Check(errors, field.Child("spec"), template.Spec, isPod: false);
        ProfileAnnotationRules.Check(errors, field.Child("spec"), template.Metadata.Annotations, template.Spec);
        if (template.Spec.EphemeralContainers is { Count: > 0 }) errors.Forbidden(field.Child("spec", "ephemeralContainers"), "ephemeral containers not allowed in pod template");
    }

    /// <summary>A template whose pods run until they are told to stop, found by a selector.</summary>
    /// <param name="errors">Where to.</param>
    /// <param name="field">Of the object's spec.</param>
    /// <param name="kind">As messages call it.</param>
    /// <param name="selector">The object's selector.</param>
    /// <param name="template">Its template.</param>
    public static void CheckOfController(FieldErrors errors, Field field, string kind, LabelSelector? selector, PodTemplateSpec template)
    {
        Selector(errors, field.Child("selector"), kind, selector);
        if (selector is not null && LabelMatch.Matches(selector, null) is null)
        {
            errors.Invalid(field.Child("selector"), selector, "invalid label selector");
            return;
        }
        Matches(errors, field.Child("template"), selector, template);
        Check(errors, field.Child("template"), template);
        RunsForever(errors, field.Child("template", "spec"), "ReplicaSet", template.Spec);
    }

    /// <summary>There must be one, and it must not select everything.</summary>
    public static void Selector(FieldErrors errors, Field field, string kind, LabelSelector? selector)
    {
        if (selector is null)
        {
            errors.Required(field);
            return;
        }
        errors.Selector(field, selector);
        if (LabelMatch.IsEmpty(selector)) errors.Invalid(field, selector, $"empty selector is invalid for {kind}");
    }

    /// <summary>The pods made of the template must be found again.</summary>
    public static void Matches(FieldErrors errors, Field field, LabelSelector? selector, PodTemplateSpec template)
    {
        if (selector is not null && LabelMatch.IsEmpty(selector)) return;
        if (LabelMatch.Matches(selector, template.Metadata.Labels) == false) errors.Invalid(field.Child("metadata", "labels"), string.Join(",", template.Metadata.Labels ?? []), "`selector` does not match template `labels`");
    }

    /// <summary>Such pods are restarted always and have no deadline.</summary>
    public static void RunsForever(FieldErrors errors, Field field, string kind, PodSpec spec)
    {
        if (spec.RestartPolicy is not ("" or RestartPolicy.Always)) errors.NotSupported(field.Child("restartPolicy"), spec.RestartPolicy, [RestartPolicy.Always]);
        if (spec.ActiveDeadlineSeconds is not null) errors.Forbidden(field.Child("activeDeadlineSeconds"), $"activeDeadlineSeconds in {kind} is not Supported");
    }
}
