// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>How much a namespace may hold.</summary>
[ApiType("v1")]
public sealed partial class ResourceQuotaSpec
{
    /// <summary>At most this much of each resource.</summary>
    [Field("hard", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Hard { get; set; }

    /// <summary>Counts only objects to which all of these apply.</summary>
    [Field("scopes", 2, OmitEmpty = true, Enum = typeof(ResourceQuotaScope))]
    public List<string>? Scopes { get; set; }

    /// <summary>Counts only objects that match.</summary>
    [Field("scopeSelector", 3, OmitEmpty = true)]
    public ScopeSelector? ScopeSelector { get; set; }
}
