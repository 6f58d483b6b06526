// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Coordination.V1;

/// <summary>Who holds a lease and until when.</summary>
[ApiType("coordination.k8s.io/v1")]
public sealed partial class LeaseSpec
{
    /// <summary>Who holds it.</summary>
    [Field("holderIdentity", 1, OmitEmpty = true)]
    public string? HolderIdentity { get; set; }

    /// <summary>Seconds after the last renewal when it is free again.</summary>
    [Field("leaseDurationSeconds", 2, OmitEmpty = true)]
    public int? LeaseDurationSeconds { get; set; }

    /// <summary>When it was taken.</summary>
    [Field("acquireTime", 3, OmitEmpty = true, Pointer = true)]
    public MicroTime? AcquireTime { get; set; }

    /// <summary>When it was last renewed.</summary>
    [Field("renewTime", 4, OmitEmpty = true, Pointer = true)]
    public MicroTime? RenewTime { get; set; }

    /// <summary>How often it changed hands.</summary>
    [Field("leaseTransitions", 5, OmitEmpty = true)]
    public int? LeaseTransitions { get; set; }

    /// <summary>How the holder is chosen.</summary>
    [Field("strategy", 6, OmitEmpty = true, Enum = typeof(CoordinatedLeaseStrategy))]
    public string? Strategy { get; set; }

    /// <summary>Who should have it next.</summary>
    [Field("preferredHolder", 7, OmitEmpty = true)]
    public string? PreferredHolder { get; set; }
}
