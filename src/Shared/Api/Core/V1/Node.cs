// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class Node : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    [Field("spec", 2, OmitEmpty = true)]
    public NodeSpec Spec { get; set; } = new();

    [Field("status", 3, OmitEmpty = true)]
    public NodeStatus Status { get; set; } = new();
}
