// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class PriorityLevelConfigurationSpec
{
    [Field("type", 1, Required = true, Enum = typeof(PriorityLevelEnablement))]
    public string Type { get; set; } = "";

    [Field("limited", 2, OmitEmpty = true)]
    public LimitedPriorityLevelConfiguration? Limited { get; set; }

    [Field("exempt", 3, OmitEmpty = true)]
    public ExemptPriorityLevelConfiguration? Exempt { get; set; }
}
