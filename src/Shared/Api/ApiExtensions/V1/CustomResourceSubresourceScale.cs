// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceSubresourceScale
{
    [Field("specReplicasPath", 1, Required = true)]
    public string SpecReplicasPath { get; set; } = "";

    [Field("statusReplicasPath", 2, Required = true)]
    public string StatusReplicasPath { get; set; } = "";

    [Field("labelSelectorPath", 3, OmitEmpty = true)]
    public string? LabelSelectorPath { get; set; }
}
