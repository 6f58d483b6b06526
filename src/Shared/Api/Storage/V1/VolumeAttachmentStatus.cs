// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>How an attachment gets on.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeAttachmentStatus
{
    /// <summary>It is attached.</summary>
    [Field("attached", 1, Required = true)]
    public bool Attached { get; set; }

    /// <summary>What the driver said of it.</summary>
    [Field("attachmentMetadata", 2, OmitEmpty = true)]
    public Dictionary<string, string>? AttachmentMetadata { get; set; }

    /// <summary>Why attaching failed last.</summary>
    [Field("attachError", 3, OmitEmpty = true)]
    public VolumeError? AttachError { get; set; }

    /// <summary>Why detaching failed last.</summary>
    [Field("detachError", 4, OmitEmpty = true)]
    public VolumeError? DetachError { get; set; }
}
