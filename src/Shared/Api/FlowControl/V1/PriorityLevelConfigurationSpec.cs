// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>How requests of the level are served.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class PriorityLevelConfigurationSpec
{
    /// <summary>Limited or Exempt.</summary>
    [Field("type", 1, Required = true, Enum = typeof(PriorityLevelEnablement))]
    public string Type { get; set; } = "";

    /// <summary>Settings of a limited level.</summary>
    [Field("limited", 2, OmitEmpty = true)]
    public LimitedPriorityLevelConfiguration? Limited { get; set; }

    /// <summary>Settings of an exempt level.</summary>
    [Field("exempt", 3, OmitEmpty = true)]
    public ExemptPriorityLevelConfiguration? Exempt { get; set; }
}
