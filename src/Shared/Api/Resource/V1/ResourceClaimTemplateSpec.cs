// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>The claims to make.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourceClaimTemplateSpec
{
    /// <summary>Labels, annotations and other data of the objects to make.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, Required = true)]
    public ResourceClaimSpec Spec { get; set; } = new();
}
