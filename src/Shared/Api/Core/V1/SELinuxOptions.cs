// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class SELinuxOptions
{
    [Field("user", 1, OmitEmpty = true)]
    public string User { get; set; } = "";

    [Field("role", 2, OmitEmpty = true)]
    public string Role { get; set; } = "";

    [Field("type", 3, OmitEmpty = true)]
    public string Type { get; set; } = "";

    [Field("level", 4, OmitEmpty = true)]
    public string Level { get; set; } = "";
}
