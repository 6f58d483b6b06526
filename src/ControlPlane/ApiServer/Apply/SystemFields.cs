using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>Fields that no manager owns.</summary>
internal static class SystemFields
{
    private static FieldSet Identity { get; } = new[]
    {
        FieldSet.OfPath("apiVersion"),
        FieldSet.OfPath("kind"),
        FieldSet.OfPath("metadata"),
        FieldSet.OfPath("metadata", "name"),
        FieldSet.OfPath("metadata", "namespace"),
        FieldSet.OfPath("metadata", "creationTimestamp"),
        FieldSet.OfPath("metadata", "selfLink"),
        FieldSet.OfPath("metadata", "uid"),
        FieldSet.OfPath("metadata", "generation"),
        FieldSet.OfPath("metadata", "managedFields"),
        FieldSet.OfPath("metadata", "resourceVersion"),
    }.Aggregate((all, one) => all.Union(one));

    private static FieldSet Status { get; } = FieldSet.OfPath("status");

    private static FieldSet Spec { get; } = FieldSet.OfPath("spec");

    private static FieldSet SpecAndMetadata { get; } = Spec.Union(FieldSet.OfPath("metadata"));

    private static FieldSet SpecAndLabels { get; } = Spec.Union(FieldSet.OfPath("metadata", "labels"));

    private static FieldSet OfPodStatus { get; } =
        Spec.Union(FieldSet.OfPath("metadata", "deletionTimestamp")).Union(FieldSet.OfPath("metadata", "ownerReferences"));

    /// <summary>Without identity and what the server alone writes.</summary>
    public static FieldSet Strip(FieldSet fields) => fields.Difference(Identity);

    /// <summary>What a write through a door resets: the status beside the main resource, the rest beside the status.</summary>
    public static FieldSet IgnoredBy(ApiResource resource, string subresource)
    {
        if (subresource.Length == 0) return resource.Subresources.Any(s => s.Name == "status") ? Status : FieldSet.Empty;
        if (subresource != "status") return FieldSet.Empty;
        return resource.QualifiedName switch
        {
            "pods" => OfPodStatus,
            "deployments.apps" => SpecAndLabels,
            "customresourcedefinitions.apiextensions.k8s.io" or "apiservices.apiregistration.k8s.io" => SpecAndMetadata,
            _ => Spec,
        };
    }
}
