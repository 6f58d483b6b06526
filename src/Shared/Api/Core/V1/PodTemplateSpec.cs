// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The pods that a controller makes.</summary>
[ApiType("v1")]
public sealed partial class PodTemplateSpec
{
    /// <summary>Labels, annotations and other data of the objects to make.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, OmitEmpty = true)]
    public PodSpec Spec { get; set; } = new();
}
