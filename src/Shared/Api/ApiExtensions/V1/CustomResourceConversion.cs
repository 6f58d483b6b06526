// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>How objects pass from one version to another.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class CustomResourceConversion
{
    /// <summary>None changes apiVersion alone, Webhook asks a server.</summary>
    [Field("strategy", 1, Required = true, Enum = typeof(ConversionStrategyType))]
    public string Strategy { get; set; } = "";

    /// <summary>The server.</summary>
    [Field("webhook", 2, OmitEmpty = true)]
    public WebhookConversion? Webhook { get; set; }
}
