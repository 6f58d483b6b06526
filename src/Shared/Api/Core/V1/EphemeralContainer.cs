// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A container put into a running pod, to look around in it.</summary>
[ApiType("v1")]
public sealed partial class EphemeralContainer
{
    [Field("", 1, Inline = true)]
    public EphemeralContainerCommon EphemeralContainerCommon { get; set; } = new();

    /// <summary>The container whose processes it shall see.</summary>
    [Field("targetContainerName", 2, OmitEmpty = true)]
    public string TargetContainerName { get; set; } = "";
}
