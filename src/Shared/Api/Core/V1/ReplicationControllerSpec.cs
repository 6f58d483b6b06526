// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ReplicationControllerSpec
{
    [Field("replicas", 1, OmitEmpty = true, Default = "1")]
    public int? Replicas { get; set; }

    [Field("minReadySeconds", 4, OmitEmpty = true, Default = "0")]
    public int MinReadySeconds { get; set; }

    [Field("selector", 2, OmitEmpty = true), Atomic]
    public Dictionary<string, string>? Selector { get; set; }

    [Field("template", 3, OmitEmpty = true)]
    public PodTemplateSpec? Template { get; set; }
}
