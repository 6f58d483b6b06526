// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

/// <summary>Settings of a rolling update.</summary>
[ApiType("apps/v1")]
public sealed partial class RollingUpdateDaemonSet
{
    /// <summary>On how many nodes the pod may be unavailable meanwhile.</summary>
    [Field("maxUnavailable", 1, OmitEmpty = true)]
    public IntOrString? MaxUnavailable { get; set; }

    /// <summary>On how many nodes there may be a second pod meanwhile.</summary>
    [Field("maxSurge", 2, OmitEmpty = true)]
    public IntOrString? MaxSurge { get; set; }
}
