// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class EphemeralContainer
{
    [Field("", 1, Inline = true)]
    public EphemeralContainerCommon EphemeralContainerCommon { get; set; } = new();

    [Field("targetContainerName", 2, OmitEmpty = true)]
    public string TargetContainerName { get; set; } = "";
}
