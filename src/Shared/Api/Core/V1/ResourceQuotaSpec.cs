// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ResourceQuotaSpec
{
    [Field("hard", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Hard { get; set; }

    [Field("scopes", 2, OmitEmpty = true, Enum = typeof(ResourceQuotaScope))]
    public List<string>? Scopes { get; set; }

    [Field("scopeSelector", 3, OmitEmpty = true)]
    public ScopeSelector? ScopeSelector { get; set; }
}
