// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Filter of system calls.</summary>
[ApiType("v1")]
public sealed partial class SeccompProfile
{
    /// <summary>Unconfined, RuntimeDefault or Localhost.</summary>
    [Field("type", 1, Required = true, Enum = typeof(SeccompProfileType))]
    public string Type { get; set; } = "";

    /// <summary>File of the node with the profile.</summary>
    [Field("localhostProfile", 2, OmitEmpty = true)]
    public string? LocalhostProfile { get; set; }
}
