// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>How to delete.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class DeleteOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Seconds to wind down; 0 deletes at once.</summary>
    [Field("gracePeriodSeconds", 1, OmitEmpty = true)]
    public long? GracePeriodSeconds { get; set; }

    /// <summary>What must hold, else the deletion is refused.</summary>
    [Field("preconditions", 2, OmitEmpty = true)]
    public Preconditions? Preconditions { get; set; }

    /// <summary>Older form of propagationPolicy: true leaves dependents alone.</summary>
    [Field("orphanDependents", 3, OmitEmpty = true)]
    public bool? OrphanDependents { get; set; }

    /// <summary>What becomes of dependents: Orphan, Background or Foreground.</summary>
    [Field("propagationPolicy", 4, OmitEmpty = true, Enum = typeof(DeletionPropagation))]
    public string? PropagationPolicy { get; set; }

    /// <summary>"All" goes through every check and stores nothing.</summary>
    [Field("dryRun", 5, OmitEmpty = true)]
    public List<string>? DryRun { get; set; }

    /// <summary>Deletes an object that cannot be read from the store any more; unsafe.</summary>
    [Field("ignoreStoreReadErrorWithClusterBreakingPotential", 6, OmitEmpty = true)]
    public bool? IgnoreStoreReadErrorWithClusterBreakingPotential { get; set; }
}
