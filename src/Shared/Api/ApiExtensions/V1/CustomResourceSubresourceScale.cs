// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>Where the number of pods stands.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceSubresourceScale
{
    /// <summary>Path of the wanted number.</summary>
    [Field("specReplicasPath", 1, Required = true)]
    public string SpecReplicasPath { get; set; } = "";

    /// <summary>Path of the number that is there.</summary>
    [Field("statusReplicasPath", 2, Required = true)]
    public string StatusReplicasPath { get; set; } = "";

    /// <summary>Path of the selector as text.</summary>
    [Field("labelSelectorPath", 3, OmitEmpty = true)]
    public string? LabelSelectorPath { get; set; }
}
