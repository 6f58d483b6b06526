// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>A claim to be made for each pod.</summary>
[ApiType("resource.k8s.io/v1", IsObject = true)]
public sealed partial class ResourceClaimTemplate : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Labels, annotations and other data of the objects to make.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, Required = true)]
    public ResourceClaimTemplateSpec Spec { get; set; } = new();
}
