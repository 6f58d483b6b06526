// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>How requests for a capacity are rounded and bounded.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class CapacityRequestPolicy
{
    /// <summary>Taken where the request names no amount.</summary>
    [Field("default", 1)]
    public Quantity? Default { get; set; }

    /// <summary>The amounts that can be had.</summary>
    [Field("validValues", 3, OmitEmpty = true)]
    public List<Quantity>? ValidValues { get; set; }

    /// <summary>The range that amounts must be in.</summary>
    [Field("validRange", 4, OmitEmpty = true)]
    public CapacityRequestPolicyRange? ValidRange { get; set; }
}
