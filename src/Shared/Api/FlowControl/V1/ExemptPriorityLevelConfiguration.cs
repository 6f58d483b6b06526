// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>The share of an exempt level.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class ExemptPriorityLevelConfiguration
{
    /// <summary>Its share of the seats.</summary>
    [Field("nominalConcurrencyShares", 1, OmitEmpty = true)]
    public int? NominalConcurrencyShares { get; set; }

    /// <summary>How much of its share it lends.</summary>
    [Field("lendablePercent", 2, OmitEmpty = true)]
    public int? LendablePercent { get; set; }
}
