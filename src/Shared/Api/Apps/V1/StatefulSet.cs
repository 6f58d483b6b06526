// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1", IsObject = true)]
public sealed partial class StatefulSet : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("spec", 2, OmitEmpty = true)]
    public StatefulSetSpec Spec { get; set; } = new();

    [Field("status", 3, OmitEmpty = true)]
    public StatefulSetStatus Status { get; set; } = new();
}
