// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

/// <summary>The drivers of a node.</summary>
[ApiType("storage.k8s.io/v1")]
public sealed partial class CSINodeSpec
{
    /// <summary>The drivers.</summary>
    [Field("drivers", 1, Required = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<CSINodeDriver>? Drivers { get; set; }
}
