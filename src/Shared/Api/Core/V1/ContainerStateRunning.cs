// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerStateRunning
{
    [Field("startedAt", 1, OmitEmpty = true)]
    public Time? StartedAt { get; set; }
}
