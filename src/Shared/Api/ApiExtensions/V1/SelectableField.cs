// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class SelectableField
{
    [Field("jsonPath", 1, Required = true)]
    public string JsonPath { get; set; } = "";
}
