// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ScopedResourceSelectorRequirement
{
    [Field("scopeName", 1, Required = true, Enum = typeof(ResourceQuotaScope))]
    public string ScopeName { get; set; } = "";

    [Field("operator", 2, Required = true, Enum = typeof(ScopeSelectorOperator))]
    public string Operator { get; set; } = "";

    [Field("values", 3, OmitEmpty = true)]
    public List<string>? Values { get; set; }
}
