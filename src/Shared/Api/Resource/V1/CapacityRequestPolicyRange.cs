// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>A range of amounts.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class CapacityRequestPolicyRange
{
    /// <summary>The least.</summary>
    [Field("min", 1, OmitEmpty = true, Required = true)]
    public Quantity? Min { get; set; }

    /// <summary>The most.</summary>
    [Field("max", 2, OmitEmpty = true)]
    public Quantity? Max { get; set; }

    /// <summary>Amounts are multiples of this above the least.</summary>
    [Field("step", 3, OmitEmpty = true)]
    public Quantity? Step { get; set; }
}
