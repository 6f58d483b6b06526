// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerRestartRule
{
    [Field("action", 1, OmitEmpty = true, Required = true, Enum = typeof(ContainerRestartRuleAction))]
    public string Action { get; set; } = "";

    [Field("exitCodes", 2, OmitEmpty = true)]
    public ContainerRestartRuleOnExitCodes? ExitCodes { get; set; }
}
