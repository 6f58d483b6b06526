// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Trusted certificates as a file.</summary>
[ApiType("v1")]
public sealed partial class ClusterTrustBundleProjection
{
    /// <summary>Name of the one bundle to take.</summary>
    [Field("name", 1, OmitEmpty = true)]
    public string? Name { get; set; }

    /// <summary>Takes all bundles of this signer.</summary>
    [Field("signerName", 2, OmitEmpty = true)]
    public string? SignerName { get; set; }

    /// <summary>The objects whose labels match.</summary>
    [Field("labelSelector", 3, OmitEmpty = true)]
    public Meta.V1.LabelSelector? LabelSelector { get; set; }

    /// <summary>Whether it may be missing.</summary>
    [Field("optional", 5, OmitEmpty = true)]
    public bool? Optional { get; set; }

    /// <summary>File to write them to, below the mount.</summary>
    [Field("path", 4, Required = true)]
    public string Path { get; set; } = "";
}
