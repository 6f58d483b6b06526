// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class CapacityRequestPolicyRange
{
    [Field("min", 1, OmitEmpty = true, Required = true)]
    public Quantity? Min { get; set; }

    [Field("max", 2, OmitEmpty = true)]
    public Quantity? Max { get; set; }

    [Field("step", 3, OmitEmpty = true)]
    public Quantity? Step { get; set; }
}
