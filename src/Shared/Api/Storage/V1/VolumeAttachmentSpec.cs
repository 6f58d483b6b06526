// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>Which volume to which node.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeAttachmentSpec
{
    /// <summary>Driver that attaches it.</summary>
    [Field("attacher", 1, Required = true)]
    public string Attacher { get; set; } = "";

    /// <summary>The volume.</summary>
    [Field("source", 2, Required = true)]
    public VolumeAttachmentSource Source { get; set; } = new();

    /// <summary>The node.</summary>
    [Field("nodeName", 3, Required = true)]
    public string NodeName { get; set; } = "";
}
