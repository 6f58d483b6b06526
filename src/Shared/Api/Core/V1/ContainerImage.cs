// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>An image on a node.</summary>
[ApiType("v1")]
public sealed partial class ContainerImage
{
    /// <summary>The names it goes by.</summary>
    [Field("names", 1)]
    public List<string>? Names { get; set; }

    /// <summary>Its size.</summary>
    [Field("sizeBytes", 2, OmitEmpty = true)]
    public long SizeBytes { get; set; }
}
