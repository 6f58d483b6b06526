// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>What a device must be like.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceSelector
{
    /// <summary>By a CEL expression.</summary>
    [Field("cel", 1, OmitEmpty = true)]
    public CELDeviceSelector? Cel { get; set; }
}
