// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Hooks at a container's start and end.</summary>
[ApiType("v1")]
public sealed partial class Lifecycle
{
    /// <summary>Runs right after the start; a failure ends the container.</summary>
    [Field("postStart", 1, OmitEmpty = true)]
    public LifecycleHandler? PostStart { get; set; }

    /// <summary>Runs before the stop signal, within the grace period.</summary>
    [Field("preStop", 2, OmitEmpty = true)]
    public LifecycleHandler? PreStop { get; set; }

    /// <summary>Signal that asks the container to stop.</summary>
    [Field("stopSignal", 3, OmitEmpty = true, Enum = typeof(Signal))]
    public string? StopSignal { get; set; }
}
