// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ClusterTrustBundleProjection
{
    [Field("name", 1, OmitEmpty = true)]
    public string? Name { get; set; }

    [Field("signerName", 2, OmitEmpty = true)]
    public string? SignerName { get; set; }

    [Field("labelSelector", 3, OmitEmpty = true)]
    public Meta.V1.LabelSelector? LabelSelector { get; set; }

    [Field("optional", 5, OmitEmpty = true)]
    public bool? Optional { get; set; }

    [Field("path", 4, Required = true)]
    public string Path { get; set; } = "";
}
