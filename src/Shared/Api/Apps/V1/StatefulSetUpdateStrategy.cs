// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class StatefulSetUpdateStrategy
{
    [Field("type", 1, OmitEmpty = true, Enum = typeof(StatefulSetUpdateStrategyType))]
    public string Type { get; set; } = "";

    [Field("rollingUpdate", 2, OmitEmpty = true)]
    public RollingUpdateStatefulSetStrategy? RollingUpdate { get; set; }
}
