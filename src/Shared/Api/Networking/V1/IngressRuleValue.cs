// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>What a rule holds.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class IngressRuleValue
{
    /// <summary>The paths.</summary>
    [Field("http", 1, OmitEmpty = true)]
    public HTTPIngressRuleValue? Http { get; set; }
}
