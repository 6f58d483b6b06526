// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What to do when a container exits in a certain way.</summary>
[ApiType("v1")]
public sealed partial class ContainerRestartRule
{
    /// <summary>What to do: Restart or RestartAllContainers.</summary>
    [Field("action", 1, OmitEmpty = true, Required = true, Enum = typeof(ContainerRestartRuleAction))]
    public string Action { get; set; } = "";

    /// <summary>The exit codes that it is for.</summary>
    [Field("exitCodes", 2, OmitEmpty = true)]
    public ContainerRestartRuleOnExitCodes? ExitCodes { get; set; }
}
