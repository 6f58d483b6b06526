// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeAttachmentStatus
{
    [Field("attached", 1, Required = true)]
    public bool Attached { get; set; }

    [Field("attachmentMetadata", 2, OmitEmpty = true)]
    public Dictionary<string, string>? AttachmentMetadata { get; set; }

    [Field("attachError", 3, OmitEmpty = true)]
    public VolumeError? AttachError { get; set; }

    [Field("detachError", 4, OmitEmpty = true)]
    public VolumeError? DetachError { get; set; }
}
