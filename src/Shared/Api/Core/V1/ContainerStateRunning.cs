// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The container runs.</summary>
[ApiType("v1")]
public sealed partial class ContainerStateRunning
{
    /// <summary>When it started.</summary>
    [Field("startedAt", 1, OmitEmpty = true)]
    public Time? StartedAt { get; set; }
}
