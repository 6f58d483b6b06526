// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A secret's entries as files.</summary>
[ApiType("v1")]
public sealed partial class SecretVolumeSource
{
    /// <summary>Name of the secret.</summary>
    [Field("secretName", 1, OmitEmpty = true)]
    public string SecretName { get; set; } = "";

    /// <summary>The entries to show and where; all of them when left out.</summary>
    [Field("items", 2, OmitEmpty = true)]
    public List<KeyToPath>? Items { get; set; }

    /// <summary>File mode of entries that name none.</summary>
    [Field("defaultMode", 3, OmitEmpty = true)]
    public int? DefaultMode { get; set; }

    /// <summary>Whether it may be missing.</summary>
    [Field("optional", 4, OmitEmpty = true)]
    public bool? Optional { get; set; }
}
