// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerRestartRuleOnExitCodes
{
    [Field("operator", 1, OmitEmpty = true, Required = true, Enum = typeof(ContainerRestartRuleOnExitCodesOperator))]
    public string Operator { get; set; } = "";

    [Field("values", 2, OmitEmpty = true), ListSet]
    public List<int>? Values { get; set; }
}
