// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceConversion
{
    [Field("strategy", 1, Required = true, Enum = typeof(ConversionStrategyType))]
    public string Strategy { get; set; } = "";

    [Field("webhook", 2, OmitEmpty = true)]
    public WebhookConversion? Webhook { get; set; }
}
