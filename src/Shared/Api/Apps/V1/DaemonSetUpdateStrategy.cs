// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class DaemonSetUpdateStrategy
{
    [Field("type", 1, OmitEmpty = true, Enum = typeof(DaemonSetUpdateStrategyType))]
    public string Type { get; set; } = "";

    [Field("rollingUpdate", 2, OmitEmpty = true)]
    public RollingUpdateDaemonSet? RollingUpdate { get; set; }
}
