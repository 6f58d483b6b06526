// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Which part of a container's output to read.</summary>
[ApiType("v1", IsObject = true)]
public sealed partial class PodLogOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>The container; may be left out when there is one.</summary>
    [Field("container", 1, OmitEmpty = true)]
    public string Container { get; set; } = "";

    /// <summary>Keeps on until the container ends.</summary>
    [Field("follow", 2, OmitEmpty = true)]
    public bool Follow { get; set; }

    /// <summary>Of the run before this one.</summary>
    [Field("previous", 3, OmitEmpty = true)]
    public bool Previous { get; set; }

    /// <summary>Only lines younger than this.</summary>
    [Field("sinceSeconds", 4, OmitEmpty = true)]
    public long? SinceSeconds { get; set; }

    /// <summary>Only lines from this time on.</summary>
    [Field("sinceTime", 5, OmitEmpty = true, Pointer = true)]
    public Time? SinceTime { get; set; }

    /// <summary>Puts the time before each line.</summary>
    [Field("timestamps", 6, OmitEmpty = true)]
    public bool Timestamps { get; set; }

    /// <summary>Only this many last lines.</summary>
    [Field("tailLines", 7, OmitEmpty = true)]
    public long? TailLines { get; set; }

    /// <summary>At most this many bytes.</summary>
    [Field("limitBytes", 8, OmitEmpty = true)]
    public long? LimitBytes { get; set; }

    /// <summary>Does not check the node's certificate.</summary>
    [Field("insecureSkipTLSVerifyBackend", 9, OmitEmpty = true)]
    public bool InsecureSkipTLSVerifyBackend { get; set; }
}
