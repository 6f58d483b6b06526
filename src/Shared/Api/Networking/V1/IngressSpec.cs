// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressSpec
{
    [Field("ingressClassName", 4, OmitEmpty = true)]
    public string? IngressClassName { get; set; }

    [Field("defaultBackend", 1, OmitEmpty = true)]
    public IngressBackend? DefaultBackend { get; set; }

    [Field("tls", 2, OmitEmpty = true)]
    public List<IngressTLS>? Tls { get; set; }

    [Field("rules", 3, OmitEmpty = true)]
    public List<IngressRule>? Rules { get; set; }
}
