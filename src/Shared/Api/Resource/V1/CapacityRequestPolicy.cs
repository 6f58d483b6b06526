// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class CapacityRequestPolicy
{
    [Field("default", 1)]
    public Quantity? Default { get; set; }

    [Field("validValues", 3, OmitEmpty = true)]
    public List<Quantity>? ValidValues { get; set; }

    [Field("validRange", 4, OmitEmpty = true)]
    public CapacityRequestPolicyRange? ValidRange { get; set; }
}
