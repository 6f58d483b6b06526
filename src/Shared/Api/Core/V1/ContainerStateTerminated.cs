// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The container ended.</summary>
[ApiType("v1")]
public sealed partial class ContainerStateTerminated
{
    /// <summary>Code that it exited with.</summary>
    [Field("exitCode", 1, Required = true)]
    public int ExitCode { get; set; }

    /// <summary>Signal that ended it.</summary>
    [Field("signal", 2, OmitEmpty = true)]
    public int Signal { get; set; }

    /// <summary>One word in CamelCase for machines: why it is so.</summary>
    [Field("reason", 3, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    /// <summary>A sentence for people: why it is so.</summary>
    [Field("message", 4, OmitEmpty = true)]
    public string Message { get; set; } = "";

    /// <summary>When it started.</summary>
    [Field("startedAt", 5, OmitEmpty = true)]
    public Time? StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    [Field("finishedAt", 6, OmitEmpty = true)]
    public Time? FinishedAt { get; set; }

    /// <summary>The runtime's id of it, as TYPE://ID.</summary>
    [Field("containerID", 7, OmitEmpty = true)]
    public string ContainerID { get; set; } = "";
}
