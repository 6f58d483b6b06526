// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1")]
public sealed partial class JobTemplateSpec
{
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("spec", 2, OmitEmpty = true)]
    public JobSpec Spec { get; set; } = new();
}
