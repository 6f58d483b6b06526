// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

/// <summary>A zone that should use an endpoint.</summary>
[ApiType("discovery.k8s.io/v1")]
public sealed partial class ForZone
{
    /// <summary>The zone.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";
}
