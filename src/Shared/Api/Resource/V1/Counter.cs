// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>An amount that devices draw from.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class Counter
{
    /// <summary>The amount.</summary>
    [Field("value", 1, Required = true)]
    public Quantity Value { get; set; }
}
