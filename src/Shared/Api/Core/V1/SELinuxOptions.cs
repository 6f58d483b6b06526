// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An SELinux context.</summary>
[ApiType("v1")]
public sealed partial class SELinuxOptions
{
    /// <summary>The user.</summary>
    [Field("user", 1, OmitEmpty = true)]
    public string User { get; set; } = "";

    /// <summary>The role.</summary>
    [Field("role", 2, OmitEmpty = true)]
    public string Role { get; set; } = "";

    /// <summary>The type.</summary>
    [Field("type", 3, OmitEmpty = true)]
    public string Type { get; set; } = "";

    /// <summary>The level.</summary>
    [Field("level", 4, OmitEmpty = true)]
    public string Level { get; set; } = "";
}
