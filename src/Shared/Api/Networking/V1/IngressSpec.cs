// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Which requests go where.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressSpec
{
    /// <summary>Class of the controller that handles it.</summary>
    [Field("ingressClassName", 4, OmitEmpty = true)]
    public string? IngressClassName { get; set; }

    /// <summary>Where requests go that no rule matches.</summary>
    [Field("defaultBackend", 1, OmitEmpty = true)]
    public IngressBackend? DefaultBackend { get; set; }

    /// <summary>Certificates by host.</summary>
    [Field("tls", 2, OmitEmpty = true)]
    public List<IngressTLS>? Tls { get; set; }

    /// <summary>Rules by host.</summary>
    [Field("rules", 3, OmitEmpty = true)]
    public List<IngressRule>? Rules { get; set; }
}
