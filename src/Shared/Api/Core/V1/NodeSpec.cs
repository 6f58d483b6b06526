// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What is wanted of a node.</summary>
[ApiType("v1")]
public sealed partial class NodeSpec
{
    /// <summary>Network that its pods take addresses from.</summary>
    [Field("podCIDR", 1, OmitEmpty = true)]
    public string PodCIDR { get; set; } = "";

    /// <summary>The same, one a family.</summary>
    [Field("podCIDRs", 7, OmitEmpty = true), Patch("merge"), ListSet]
    public List<string>? PodCIDRs { get; set; }

    /// <summary>Id of the machine at its provider.</summary>
    [Field("providerID", 3, OmitEmpty = true)]
    public string ProviderID { get; set; } = "";

    /// <summary>Takes no new pods.</summary>
    [Field("unschedulable", 4, OmitEmpty = true)]
    public bool Unschedulable { get; set; }

    /// <summary>Keep pods off that do not tolerate them.</summary>
    [Field("taints", 5, OmitEmpty = true)]
    public List<Taint>? Taints { get; set; }

    /// <summary>No longer used.</summary>
    [Field("configSource", 6, OmitEmpty = true)]
    public NodeConfigSource? ConfigSource { get; set; }

    /// <summary>No longer used.</summary>
    [Field("externalID", 2, OmitEmpty = true)]
    public string ExternalID { get; set; } = "";
}
