// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>What devices are wanted.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourceClaimSpec
{
    /// <summary>The devices.</summary>
    [Field("devices", 1)]
    public DeviceClaim Devices { get; set; } = new();
}
