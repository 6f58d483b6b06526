// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>One condition on objects that a quota counts.</summary>
[ApiType("v1")]
public sealed partial class ScopedResourceSelectorRequirement
{
    /// <summary>The scope, such as PriorityClass.</summary>
    [Field("scopeName", 1, Required = true, Enum = typeof(ResourceQuotaScope))]
    public string ScopeName { get; set; } = "";

    /// <summary>How the key relates to the values.</summary>
    [Field("operator", 2, Required = true, Enum = typeof(ScopeSelectorOperator))]
    public string Operator { get; set; } = "";

    /// <summary>The values that the operator compares with.</summary>
    [Field("values", 3, OmitEmpty = true)]
    public List<string>? Values { get; set; }
}
