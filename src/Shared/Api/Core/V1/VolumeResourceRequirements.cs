// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class VolumeResourceRequirements
{
    [Field("limits", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Limits { get; set; }

    [Field("requests", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Requests { get; set; }
}
