// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PersistentVolumeStatus
{
    [Field("phase", 1, OmitEmpty = true, Enum = typeof(PersistentVolumePhase))]
    public string Phase { get; set; } = "";

    [Field("message", 2, OmitEmpty = true)]
    public string Message { get; set; } = "";

    [Field("reason", 3, OmitEmpty = true)]
    public string Reason { get; set; } = "";

    [Field("lastPhaseTransitionTime", 4, OmitEmpty = true, Pointer = true)]
    public Time? LastPhaseTransitionTime { get; set; }
}
