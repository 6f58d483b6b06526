// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceSubresources
{
    [Field("status", 1, OmitEmpty = true)]
    public RawJson? Status { get; set; }

    [Field("scale", 2, OmitEmpty = true)]
    public CustomResourceSubresourceScale? Scale { get; set; }
}
