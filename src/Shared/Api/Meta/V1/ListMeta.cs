// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>What every list carries besides its items.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class ListMeta
{
    /// <summary>No longer filled in.</summary>
    [Field("selfLink", 1, OmitEmpty = true)]
    public string SelfLink { get; set; } = "";

    /// <summary>The revision at which the list was read; watch from here to miss nothing.</summary>
    [Field("resourceVersion", 2, OmitEmpty = true)]
    public string ResourceVersion { get; set; } = "";

    /// <summary>Token for the next page; empty on the last.</summary>
    [Field("continue", 3, OmitEmpty = true)]
    public string Continue { get; set; } = "";

    /// <summary>About how many objects follow on later pages.</summary>
    [Field("remainingItemCount", 4, OmitEmpty = true)]
    public long? RemainingItemCount { get; set; }
}
