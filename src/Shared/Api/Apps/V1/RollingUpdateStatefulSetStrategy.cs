// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class RollingUpdateStatefulSetStrategy
{
    [Field("partition", 1, OmitEmpty = true)]
    public int? Partition { get; set; }

    [Field("maxUnavailable", 2, OmitEmpty = true)]
    public IntOrString? MaxUnavailable { get; set; }
}
