// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

/// <summary>Bears a taint of a device.</summary>
[ApiType("resource.k8s.io/v1")]
public sealed partial class DeviceToleration
{
    /// <summary>Key of the taint; every taint when empty.</summary>
    [Field("key", 1, OmitEmpty = true)]
    public string Key { get; set; } = "";

    /// <summary>Exists or Equal.</summary>
    [Field("operator", 2, OmitEmpty = true, Default = "\"Equal\"", Enum = typeof(DeviceTolerationOperator))]
    public string Operator { get; set; } = "";

    /// <summary>Value of the taint.</summary>
    [Field("value", 3, OmitEmpty = true)]
    public string Value { get; set; } = "";

    /// <summary>Effect that is borne; every one when empty.</summary>
    [Field("effect", 4, OmitEmpty = true, Enum = typeof(DeviceTaintEffect))]
    public string Effect { get; set; } = "";

    /// <summary>How long NoExecute is borne; for ever when left out.</summary>
    [Field("tolerationSeconds", 5, OmitEmpty = true)]
    public long? TolerationSeconds { get; set; }
}
