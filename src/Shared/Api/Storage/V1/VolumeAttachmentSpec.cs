// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeAttachmentSpec
{
    [Field("attacher", 1, Required = true)]
    public string Attacher { get; set; } = "";

    [Field("source", 2, Required = true)]
    public VolumeAttachmentSource Source { get; set; } = new();

    [Field("nodeName", 3, Required = true)]
    public string NodeName { get; set; } = "";
}
