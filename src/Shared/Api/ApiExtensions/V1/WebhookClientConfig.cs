// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

/// <summary>How to reach a server.</summary>
[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class WebhookClientConfig
{
    /// <summary>Its URL.</summary>
    [Field("url", 3, OmitEmpty = true)]
    public string? Url { get; set; }

    /// <summary>Its service.</summary>
    [Field("service", 1, OmitEmpty = true)]
    public ServiceReference? Service { get; set; }

    /// <summary>Certificates that sign its own, as PEM.</summary>
    [Field("caBundle", 2, OmitEmpty = true)]
    public byte[]? CaBundle { get; set; }
}
