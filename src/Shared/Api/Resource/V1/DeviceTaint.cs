// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Keeps claims off a device.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceTaint
{
    /// <summary>The taint's key.</summary>
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>The taint's value.</summary>
    [Field("value", 2, OmitEmpty = true)]
    public string Value { get; set; } = "";

    /// <summary>NoSchedule, NoExecute or None.</summary>
    [Field("effect", 3, Required = true, Enum = typeof(DeviceTaintEffect))]
    public string Effect { get; set; } = "";

    /// <summary>When it was put on.</summary>
    [Field("timeAdded", 4, OmitEmpty = true, Pointer = true)]
    public Time? TimeAdded { get; set; }
}
