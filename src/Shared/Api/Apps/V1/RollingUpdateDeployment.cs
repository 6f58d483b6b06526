// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>Settings of a rolling update.</summary>
[ApiType("apps/v1")]
public sealed partial class RollingUpdateDeployment
{
    /// <summary>How many pods may be unavailable meanwhile, as number or percentage.</summary>
    [Field("maxUnavailable", 1, OmitEmpty = true)]
    public IntOrString? MaxUnavailable { get; set; }

    /// <summary>How many pods there may be too many meanwhile, as number or percentage.</summary>
    [Field("maxSurge", 2, OmitEmpty = true)]
    public IntOrString? MaxSurge { get; set; }
}
