// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>How old pods are replaced by new ones.</summary>
[ApiType("apps/v1")]
public sealed partial class DeploymentStrategy
{
    /// <summary>RollingUpdate, or Recreate to end all old pods first.</summary>
    [Field("type", 1, OmitEmpty = true, Enum = typeof(DeploymentStrategyType))]
    public string Type { get; set; } = "";

    /// <summary>Settings of RollingUpdate.</summary>
    [Field("rollingUpdate", 2, OmitEmpty = true)]
    public RollingUpdateDeployment? RollingUpdate { get; set; }
}
