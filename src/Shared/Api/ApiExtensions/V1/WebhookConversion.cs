// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class WebhookConversion
{
    [Field("clientConfig", 2, OmitEmpty = true)]
    public WebhookClientConfig? ClientConfig { get; set; }

    [Field("conversionReviewVersions", 3, Required = true)]
    public List<string>? ConversionReviewVersions { get; set; }
}
