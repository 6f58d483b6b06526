// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>The share of a limited level.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class LimitedPriorityLevelConfiguration
{
    /// <summary>Its share of the seats.</summary>
    [Field("nominalConcurrencyShares", 1)]
    public int? NominalConcurrencyShares { get; set; }

    /// <summary>What happens to requests that find no seat.</summary>
    [Field("limitResponse", 2, OmitEmpty = true)]
    public LimitResponse LimitResponse { get; set; } = new();

    /// <summary>How much of its share it lends.</summary>
    [Field("lendablePercent", 3, OmitEmpty = true)]
    public int? LendablePercent { get; set; }

    /// <summary>How much it may borrow, in percent of its share.</summary>
    [Field("borrowingLimitPercent", 4, OmitEmpty = true)]
    public int? BorrowingLimitPercent { get; set; }
}
