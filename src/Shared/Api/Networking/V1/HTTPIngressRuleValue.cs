// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class HTTPIngressRuleValue
{
    [Field("paths", 1, Required = true)]
    public List<HTTPIngressPath>? Paths { get; set; }
}
