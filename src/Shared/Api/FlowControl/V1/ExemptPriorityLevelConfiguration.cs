// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class ExemptPriorityLevelConfiguration
{
    [Field("nominalConcurrencyShares", 1, OmitEmpty = true)]
    public int? NominalConcurrencyShares { get; set; }

    [Field("lendablePercent", 2, OmitEmpty = true)]
    public int? LendablePercent { get; set; }
}
