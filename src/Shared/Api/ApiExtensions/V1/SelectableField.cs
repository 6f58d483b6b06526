// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>A field that field selectors may name.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class SelectableField
{
    /// <summary>Path of the field.</summary>
    [Field("jsonPath", 1, Required = true)]
    public string JsonPath { get; set; } = "";
}
