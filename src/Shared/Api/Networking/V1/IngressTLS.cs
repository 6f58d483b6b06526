// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>A certificate and the hosts that it is for.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressTLS
{
    /// <summary>The hosts.</summary>
    [Field("hosts", 1, OmitEmpty = true)]
    public List<string>? Hosts { get; set; }

    /// <summary>Secret with certificate and key.</summary>
    [Field("secretName", 2, OmitEmpty = true)]
    public string SecretName { get; set; } = "";
}
