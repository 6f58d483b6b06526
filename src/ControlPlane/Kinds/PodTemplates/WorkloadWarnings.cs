using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Kinds.PodTemplates;

/// <summary>Warnings that every workload shares.</summary>
internal static class WorkloadWarnings
{
    private const string InPodNames = "metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: ";

    /// <summary>Of a template that is new or changed.</summary>
    public static IEnumerable<string> Of(Field field, PodTemplateSpec? template, PodTemplateSpec? old)
    {
        if (template is null || (old is not null && Same.Value(template, old))) return [];
        return PodWarnings.Of(field, template.Metadata, template.Spec);
    }

    /// <summary>Of a new object's name, which becomes part of its pods' names.</summary>
    public static IEnumerable<string> Name(ObjectMeta metadata, bool isNew, string sentence = InPodNames)
    {
        if (!isNew) return [];
        var wrong = Names.DnsLabel(metadata.Name).ToList();
        return wrong.Count == 0 ? [] : [$"{sentence}[{string.Join(' ', wrong)}]"];
    }
}
