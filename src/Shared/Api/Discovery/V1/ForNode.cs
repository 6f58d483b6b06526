// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

/// <summary>A node that should use an endpoint.</summary>
[ApiType("discovery.k8s.io/v1")]
public sealed partial class ForNode
{
    /// <summary>The node.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";
}
