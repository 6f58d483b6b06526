// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Bounds in a namespace.</summary>
[ApiType("v1")]
public sealed partial class LimitRangeSpec
{
    /// <summary>The bounds.</summary>
    [Field("limits", 1, Required = true)]
    public List<LimitRangeItem>? Limits { get; set; }
}
