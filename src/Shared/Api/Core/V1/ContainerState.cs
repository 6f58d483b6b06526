// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerState
{
    [Field("waiting", 1, OmitEmpty = true)]
    public ContainerStateWaiting? Waiting { get; set; }

    [Field("running", 2, OmitEmpty = true)]
    public ContainerStateRunning? Running { get; set; }

    [Field("terminated", 3, OmitEmpty = true)]
    public ContainerStateTerminated? Terminated { get; set; }
}
