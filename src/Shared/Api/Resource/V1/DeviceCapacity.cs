// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>An amount of something that a device has.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceCapacity
{
    /// <summary>The amount.</summary>
    [Field("value", 1, Required = true)]
    public Quantity Value { get; set; }

    /// <summary>How requests for it are rounded and bounded.</summary>
    [Field("requestPolicy", 2, OmitEmpty = true)]
    public CapacityRequestPolicy? RequestPolicy { get; set; }
}
