// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>Subresources of a custom kind.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceSubresources
{
    /// <summary>Writes to the status go through a subresource.</summary>
    [Field("status", 1, OmitEmpty = true)]
    public RawJson? Status { get; set; }

    /// <summary>How the custom objects can be scaled.</summary>
    [Field("scale", 2, OmitEmpty = true)]
    public CustomResourceSubresourceScale? Scale { get; set; }
}
