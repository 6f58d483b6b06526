// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

[ApiType("admissionregistration.k8s.io/v1")]
public sealed partial class WebhookClientConfig
{
    [Field("url", 3, OmitEmpty = true)]
    public string? Url { get; set; }

    [Field("service", 1, OmitEmpty = true)]
    public ServiceReference? Service { get; set; }

    [Field("caBundle", 2, OmitEmpty = true)]
    public byte[]? CaBundle { get; set; }
}
