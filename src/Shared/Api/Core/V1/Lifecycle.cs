// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class Lifecycle
{
    [Field("postStart", 1, OmitEmpty = true)]
    public LifecycleHandler? PostStart { get; set; }

    [Field("preStop", 2, OmitEmpty = true)]
    public LifecycleHandler? PreStop { get; set; }

    [Field("stopSignal", 3, OmitEmpty = true, Enum = typeof(Signal))]
    public string? StopSignal { get; set; }
}
