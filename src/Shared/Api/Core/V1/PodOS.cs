// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The operating system of a pod.</summary>
[ApiType("v1")]
public sealed partial class PodOS
{
    /// <summary>linux or windows.</summary>
    [Field("name", 1, Required = true, Enum = typeof(OSName))]
    public string Name { get; set; } = "";
}
