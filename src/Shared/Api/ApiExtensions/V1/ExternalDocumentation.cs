// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>Where more is said.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class ExternalDocumentation
{
    /// <summary>What is said there.</summary>
    [Field("description", 1, OmitEmpty = true)]
    public string Description { get; set; } = "";

    /// <summary>Where it is.</summary>
    [Field("url", 2, OmitEmpty = true)]
    public string Url { get; set; } = "";
}
