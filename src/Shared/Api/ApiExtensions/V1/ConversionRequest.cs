// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class ConversionRequest
{
    /// <summary>UID of the referent.</summary>
    [Field("uid", 1, Required = true)]
    public string Uid { get; set; } = "";

    [Field("desiredAPIVersion", 2, Required = true)]
    public string DesiredAPIVersion { get; set; } = "";

    [Field("objects", 3, Required = true)]
    public List<RawJson>? Objects { get; set; }
}
