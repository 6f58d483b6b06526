// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressTLS
{
    [Field("hosts", 1, OmitEmpty = true)]
    public List<string>? Hosts { get; set; }

    [Field("secretName", 2, OmitEmpty = true)]
    public string SecretName { get; set; } = "";
}
