// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Storage.V1;

[ApiType("storage.k8s.io/v1")]
public sealed partial class TokenRequest
{
    [Field("audience", 1, Required = true)]
    public string Audience { get; set; } = "";

    [Field("expirationSeconds", 2, OmitEmpty = true)]
    public long? ExpirationSeconds { get; set; }
}
