// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Lets a pod onto nodes with a matching taint.</summary>
[ApiType("v1")]
public sealed partial class Toleration
{
    /// <summary>Key of the taint; every taint when empty.</summary>
    [Field("key", 1, OmitEmpty = true)]
    public string Key { get; set; } = "";

    /// <summary>Exists, or how the value compares.</summary>
    [Field("operator", 2, OmitEmpty = true, Enum = typeof(TolerationOperator))]
    public string Operator { get; set; } = "";

    /// <summary>Value of the taint.</summary>
    [Field("value", 3, OmitEmpty = true)]
    public string Value { get; set; } = "";

    /// <summary>Effect that is tolerated; every one when empty.</summary>
    [Field("effect", 4, OmitEmpty = true, Enum = typeof(TaintEffect))]
    public string Effect { get; set; } = "";

    /// <summary>How long NoExecute is borne; for ever when left out.</summary>
    [Field("tolerationSeconds", 5, OmitEmpty = true)]
    public long? TolerationSeconds { get; set; }
}
