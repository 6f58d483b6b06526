// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

[ApiType("apiextensions.k8s.io/v1", IsObject = true)]
public sealed partial class ConversionReview
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("request", 1, OmitEmpty = true)]
    public ConversionRequest? Request { get; set; }

    [Field("response", 2, OmitEmpty = true)]
    public ConversionResponse? Response { get; set; }
}
