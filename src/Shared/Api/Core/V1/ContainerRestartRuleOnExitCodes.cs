// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A condition on the exit code.</summary>
[ApiType("v1")]
public sealed partial class ContainerRestartRuleOnExitCodes
{
    /// <summary>In or NotIn.</summary>
    [Field("operator", 1, OmitEmpty = true, Required = true, Enum = typeof(ContainerRestartRuleOnExitCodesOperator))]
    public string Operator { get; set; } = "";

    /// <summary>The codes.</summary>
    [Field("values", 2, OmitEmpty = true), ListSet]
    public List<int>? Values { get; set; }
}
