// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Metrics.V1Beta1;

/// <summary>What a container uses.</summary>
[ApiType("metrics.k8s.io/v1beta1")]
public sealed partial class ContainerMetrics
{
    /// <summary>The container's name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>What it used.</summary>
    [Field("usage", 2, Required = true)]
    public Dictionary<string, Quantity>? Usage { get; set; }
}
