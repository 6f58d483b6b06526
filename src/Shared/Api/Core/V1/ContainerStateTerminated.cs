// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerStateTerminated
{
    [Field("exitCode", 1, Required = true)]
    public int ExitCode { get; set; }

    [Field("signal", 2, OmitEmpty = true)]
    public int Signal { get; set; }

    [Field("reason", 3, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("message", 4, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("startedAt", 5, OmitEmpty = true)]
    public Time? StartedAt { get; set; }

    [Field("finishedAt", 6, OmitEmpty = true)]
    public Time? FinishedAt { get; set; }

    [Field("containerID", 7, OmitEmpty = true)]
    public string ContainerID { get; set; } = "";
}
