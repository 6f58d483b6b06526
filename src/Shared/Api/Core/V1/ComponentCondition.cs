// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Whether a part of the control plane is well.</summary>
[ApiType("v1")]
public sealed partial class ComponentCondition
{
    /// <summary>The aspect: Healthy.</summary>
    [Field("type", 1, Required = true, Enum = typeof(ComponentConditionType))]
    public string Type { get; set; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 2, Required = true, Enum = typeof(ConditionStatus))]
    public string Status { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 3, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>What went wrong.</summary>
    [Field("error", 4, OmitEmpty = true)]
    public string Error { get; set; } = "";
}
