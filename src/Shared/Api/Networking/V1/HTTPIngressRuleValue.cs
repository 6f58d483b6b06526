// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>Paths and their backends.</summary>
[ApiType("networking.k8s.io/v1")]
public sealed partial class HTTPIngressRuleValue
{
    /// <summary>The paths.</summary>
    [Field("paths", 1, Required = true)]
    public List<HTTPIngressPath>? Paths { get; set; }
}
