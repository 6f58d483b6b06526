// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class ListMeta
{
    [Field("selfLink", 1, OmitEmpty = true)]
    public string SelfLink { get; set; } = "";

    [Field("resourceVersion", 2, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    [Field("continue", 3, OmitEmpty = true)]
    public string Continue { get; set; } = "";

    [Field("remainingItemCount", 4, OmitEmpty = true)]
    public long? RemainingItemCount { get; set; }
}
