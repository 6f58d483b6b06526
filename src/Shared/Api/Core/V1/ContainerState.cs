// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What a container does now; one of three.</summary>
[ApiType("v1")]
public sealed partial class ContainerState
{
    /// <summary>It does not run yet.</summary>
    [Field("waiting", 1, OmitEmpty = true)]
    public ContainerStateWaiting? Waiting { get; set; }

    /// <summary>It runs.</summary>
    [Field("running", 2, OmitEmpty = true)]
    public ContainerStateRunning? Running { get; set; }

    /// <summary>It ended.</summary>
    [Field("terminated", 3, OmitEmpty = true)]
    public ContainerStateTerminated? Terminated { get; set; }
}
