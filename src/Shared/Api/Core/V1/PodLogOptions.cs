// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class PodLogOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("container", 1, OmitEmpty = true)]
    public string Container { get; set; } = "";

    [Field("follow", 2, OmitEmpty = true)]
    public bool Follow { get; set; }

    [Field("previous", 3, OmitEmpty = true)]
    public bool Previous { get; set; }

    [Field("sinceSeconds", 4, OmitEmpty = true)]
    public long? SinceSeconds { get; set; }

    [Field("sinceTime", 5, OmitEmpty = true, Pointer = true)]
    public Time? SinceTime { get; set; }

    [Field("timestamps", 6, OmitEmpty = true)]
    public bool Timestamps { get; set; }

    [Field("tailLines", 7, OmitEmpty = true)]
    public long? TailLines { get; set; }

    [Field("limitBytes", 8, OmitEmpty = true)]
    public long? LimitBytes { get; set; }

    [Field("insecureSkipTLSVerifyBackend", 9, OmitEmpty = true)]
    public bool InsecureSkipTLSVerifyBackend { get; set; }
}
