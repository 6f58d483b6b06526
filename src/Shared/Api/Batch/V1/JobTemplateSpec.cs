// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>The jobs that a cron job makes.</summary>
[ApiType("batch/v1")]
public sealed partial class JobTemplateSpec
{
    /// <summary>Labels, annotations and other data of the objects to make.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>The desired state.</summary>
    [Field("spec", 2, OmitEmpty = true)]
    public JobSpec Spec { get; set; } = new();
}
