// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

[ApiType("batch/v1", IsObject = true)]
public sealed partial class CronJob : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("spec", 2, OmitEmpty = true, Required = true)]
    public CronJobSpec Spec { get; set; } = new();

    [Field("status", 3, OmitEmpty = true)]
    public CronJobStatus Status { get; set; } = new();
}
