// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What the container runtime can do.</summary>
[ApiType("v1")]
public sealed partial class NodeFeatures
{
    /// <summary>It knows supplementalGroupsPolicy.</summary>
    [Field("supplementalGroupsPolicy", 1, OmitEmpty = true)]
    public bool? SupplementalGroupsPolicy { get; set; }
}
