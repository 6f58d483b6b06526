// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class SeccompProfile
{
    [Field("type", 1, Required = true, Enum = typeof(SeccompProfileType))]
    public string Type { get; set; } = "";

    [Field("localhostProfile", 2, OmitEmpty = true)]
    public string? LocalhostProfile { get; set; }
}
