// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>What objects look like.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceValidation
{
    /// <summary>The schema.</summary>
    [Field("openAPIV3Schema", 1, OmitEmpty = true)]
    public JSONSchemaProps? OpenAPIV3Schema { get; set; }
}
