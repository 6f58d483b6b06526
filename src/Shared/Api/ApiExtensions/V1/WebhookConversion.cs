// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>A server that converts objects.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class WebhookConversion
{
    /// <summary>How to reach it.</summary>
    [Field("clientConfig", 2, OmitEmpty = true)]
    public WebhookClientConfig? ClientConfig { get; set; }

    /// <summary>Versions of the question that it knows.</summary>
    [Field("conversionReviewVersions", 3, Required = true)]
    public List<string>? ConversionReviewVersions { get; set; }
}
