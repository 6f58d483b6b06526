// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1")]
public sealed partial class VolumeError
{
    [Field("time", 1, OmitEmpty = true)]
    public Time? Time { get; set; }

    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("errorCode", 3, OmitEmpty = true)]
    public int? ErrorCode { get; set; }
}
