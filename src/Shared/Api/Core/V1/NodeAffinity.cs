// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class NodeAffinity
{
    [Field("requiredDuringSchedulingIgnoredDuringExecution", 1, OmitEmpty = true)]
    public NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }

    [Field("preferredDuringSchedulingIgnoredDuringExecution", 2, OmitEmpty = true)]
    public List<PreferredSchedulingTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
}
