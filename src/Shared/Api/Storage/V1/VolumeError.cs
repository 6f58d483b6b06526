// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>A failure of a volume operation.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeError
{
    /// <summary>When it happened.</summary>
    [Field("time", 1, OmitEmpty = true)]
    public Time? Time { get; set; }

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>The driver's error code.</summary>
    [Field("errorCode", 3, OmitEmpty = true)]
    public int? ErrorCode { get; set; }
}
