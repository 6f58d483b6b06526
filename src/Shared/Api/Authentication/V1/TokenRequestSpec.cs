// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

[ApiType("authentication.k8s.io/v1")]
public sealed partial class TokenRequestSpec
{
    [Field("audiences", 1)]
    public List<string>? Audiences { get; set; }

    [Field("expirationSeconds", 4)]
    public long? ExpirationSeconds { get; set; }

    [Field("boundObjectRef", 3)]
    public BoundObjectReference? BoundObjectRef { get; set; }
}
