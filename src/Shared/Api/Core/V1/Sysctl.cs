// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A kernel parameter.</summary>
[ApiType("v1")]
public sealed partial class Sysctl
{
    /// <summary>The parameter's name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>Its value.</summary>
    [Field("value", 2, Required = true)]
    public string Value { get; set; } = "";
}
