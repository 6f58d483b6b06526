// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>Settings of a rolling update.</summary>
[ApiType("apps/v1")]
public sealed partial class RollingUpdateStatefulSetStrategy
{
    /// <summary>Pods with a lower ordinal keep the old template.</summary>
    [Field("partition", 1, OmitEmpty = true)]
    public int? Partition { get; set; }

    /// <summary>How many pods may be unavailable meanwhile, as number or percentage.</summary>
    [Field("maxUnavailable", 2, OmitEmpty = true)]
    public IntOrString? MaxUnavailable { get; set; }
}
