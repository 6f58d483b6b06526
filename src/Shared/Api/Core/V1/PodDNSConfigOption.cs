// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A resolver option.</summary>
[ApiType("v1")]
public sealed partial class PodDNSConfigOption
{
    /// <summary>The option's name.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>Its value.</summary>
    [Field("value", 2, OmitEmpty = true)]
    public string? Value { get; set; }
}
