// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ServiceAccountTokenProjection
{
    [Field("audience", 1, OmitEmpty = true)]
    public string Audience { get; set; } = "";

    [Field("expirationSeconds", 2, OmitEmpty = true)]
    public long? ExpirationSeconds { get; set; }

    [Field("path", 3, Required = true)]
    public string Path { get; set; } = "";
}
