// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>AppArmor profile.</summary>
[ApiType("v1")]
public sealed partial class AppArmorProfile
{
    /// <summary>Unconfined, RuntimeDefault or Localhost.</summary>
    [Field("type", 1, Required = true, Enum = typeof(AppArmorProfileType))]
    public string Type { get; set; } = "";

    /// <summary>Profile that is loaded on the node.</summary>
    [Field("localhostProfile", 2, OmitEmpty = true)]
    public string? LocalhostProfile { get; set; }
}
