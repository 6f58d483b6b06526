// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The group that a pod is placed with.</summary>
[ApiType("v1")]
public sealed partial class PodSchedulingGroup
{
    /// <summary>Name of the group.</summary>
    [Field("podGroupName", 1, OmitEmpty = true)]
    public string? PodGroupName { get; set; }
}
