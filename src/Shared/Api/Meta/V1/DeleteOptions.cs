// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class DeleteOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("gracePeriodSeconds", 1, OmitEmpty = true)]
    public long? GracePeriodSeconds { get; set; }

    [Field("preconditions", 2, OmitEmpty = true)]
    public Preconditions? Preconditions { get; set; }

    [Field("orphanDependents", 3, OmitEmpty = true)]
    public bool? OrphanDependents { get; set; }

    [Field("propagationPolicy", 4, OmitEmpty = true, Enum = typeof(DeletionPropagation))]
    public string? PropagationPolicy { get; set; }

    [Field("dryRun", 5, OmitEmpty = true)]
    public List<string>? DryRun { get; set; }

    [Field("ignoreStoreReadErrorWithClusterBreakingPotential", 6, OmitEmpty = true)]
    public bool? IgnoreStoreReadErrorWithClusterBreakingPotential { get; set; }
}
