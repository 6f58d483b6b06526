// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a namespace holds.</summary>
[ApiType("v1")]
public sealed partial class ResourceQuotaStatus
{
    /// <summary>At most this much of each resource.</summary>
    [Field("hard", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Hard { get; set; }

    /// <summary>So much is used.</summary>
    [Field("used", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Used { get; set; }
}
