// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1")]
public sealed partial class ConversionResponse
{
    /// <summary>UID of the referent.</summary>
    [Field("uid", 1, Required = true)]
    public string Uid { get; set; } = "";

    [Field("convertedObjects", 2, Required = true)]
    public List<RawJson>? ConvertedObjects { get; set; }

    [Field("result", 3, Required = true)]
    public Meta.V1.Status Result { get; set; } = new();
}
