// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>How much of a device is wanted.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class CapacityRequirements
{
    /// <summary>The amounts.</summary>
    [Field("requests", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Requests { get; set; }
}
