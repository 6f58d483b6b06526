// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What size a volume must have.</summary>
[ApiType("v1")]
public sealed partial class VolumeResourceRequirements
{
    /// <summary>At most this much.</summary>
    [Field("limits", 1, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Limits { get; set; }

    /// <summary>At least this much.</summary>
    [Field("requests", 2, OmitEmpty = true)]
    public Dictionary<string, Quantity>? Requests { get; set; }
}
