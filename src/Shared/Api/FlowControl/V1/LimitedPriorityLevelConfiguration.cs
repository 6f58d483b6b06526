// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class LimitedPriorityLevelConfiguration
{
    [Field("nominalConcurrencyShares", 1)]
    public int? NominalConcurrencyShares { get; set; }

    [Field("limitResponse", 2, OmitEmpty = true)]
    public LimitResponse LimitResponse { get; set; } = new();

    [Field("lendablePercent", 3, OmitEmpty = true)]
    public int? LendablePercent { get; set; }

    [Field("borrowingLimitPercent", 4, OmitEmpty = true)]
    public int? BorrowingLimitPercent { get; set; }
}
