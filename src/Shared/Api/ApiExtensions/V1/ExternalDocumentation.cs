// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class ExternalDocumentation
{
    [Field("description", 1, OmitEmpty = true)]
    public string Description { get; set; } = "";

    [Field("url", 2, OmitEmpty = true)]
    public string Url { get; set; } = "";
}
