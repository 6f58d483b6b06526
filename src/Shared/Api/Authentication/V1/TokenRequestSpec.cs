// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>What token is asked for.</summary>
[ApiType("authentication.k8s.io/v1")]
public sealed partial class TokenRequestSpec
{
    /// <summary>Whom it shall be meant for.</summary>
    [Field("audiences", 1)]
    public List<string>? Audiences { get; set; }

    /// <summary>Its life.</summary>
    [Field("expirationSeconds", 4)]
    public long? ExpirationSeconds { get; set; }

    /// <summary>The object with which it ends.</summary>
    [Field("boundObjectRef", 3)]
    public BoundObjectReference? BoundObjectRef { get; set; }
}
