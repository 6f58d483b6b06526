// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Keeps pods off a node that do not tolerate it.</summary>
[ApiType("v1")]
public sealed partial class Taint
{
    /// <summary>The taint's key.</summary>
    [Field("key", 1, Required = true)]
    public string Key { get; set; } = "";

    /// <summary>The taint's value.</summary>
    [Field("value", 2, OmitEmpty = true)]
    public string Value { get; set; } = "";

    /// <summary>NoSchedule, PreferNoSchedule or NoExecute.</summary>
    [Field("effect", 3, Required = true, Enum = typeof(TaintEffect))]
    public string Effect { get; set; } = "";

    /// <summary>When it was put on.</summary>
    [Field("timeAdded", 4, OmitEmpty = true, Pointer = true)]
    public Time? TimeAdded { get; set; }
}
