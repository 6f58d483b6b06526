// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>How pods are brought to a new template.</summary>
[ApiType("apps/v1")]
public sealed partial class DaemonSetUpdateStrategy
{
    /// <summary>RollingUpdate, or OnDelete to wait until pods are deleted by hand.</summary>
    [Field("type", 1, OmitEmpty = true, Enum = typeof(DaemonSetUpdateStrategyType))]
    public string Type { get; set; } = "";

    /// <summary>Settings of RollingUpdate.</summary>
    [Field("rollingUpdate", 2, OmitEmpty = true)]
    public RollingUpdateDaemonSet? RollingUpdate { get; set; }
}
