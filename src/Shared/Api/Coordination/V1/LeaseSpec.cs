// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Coordination.V1;

[ApiType("coordination.k8s.io/v1")]
public sealed partial class LeaseSpec
{
    [Field("holderIdentity", 1, OmitEmpty = true)]
    public string? HolderIdentity { get; set; }

    [Field("leaseDurationSeconds", 2, OmitEmpty = true)]
    public int? LeaseDurationSeconds { get; set; }

    [Field("acquireTime", 3, OmitEmpty = true, Pointer = true)]
    public MicroTime? AcquireTime { get; set; }

    [Field("renewTime", 4, OmitEmpty = true, Pointer = true)]
    public MicroTime? RenewTime { get; set; }

    [Field("leaseTransitions", 5, OmitEmpty = true)]
    public int? LeaseTransitions { get; set; }

    [Field("strategy", 6, OmitEmpty = true, Enum = typeof(CoordinatedLeaseStrategy))]
    public string? Strategy { get; set; }

    [Field("preferredHolder", 7, OmitEmpty = true)]
    public string? PreferredHolder { get; set; }
}
