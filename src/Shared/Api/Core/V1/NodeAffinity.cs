// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Where to run by the nodes' labels.</summary>
[ApiType("v1")]
public sealed partial class NodeAffinity
{
    /// <summary>Must hold when the pod is placed.</summary>
    [Field("requiredDuringSchedulingIgnoredDuringExecution", 1, OmitEmpty = true)]
    public NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }

    /// <summary>Better when it holds, by weight.</summary>
    [Field("preferredDuringSchedulingIgnoredDuringExecution", 2, OmitEmpty = true)]
    public List<PreferredSchedulingTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
}
