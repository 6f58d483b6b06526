// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

/// <summary>The object with which a token ends.</summary>
[ApiType("authentication.k8s.io/v1")]
public sealed partial class BoundObjectReference
{
    /// <summary>Kind of the referent.</summary>
    [Field("kind", 1, OmitEmpty = true)]
    public string Kind { get; set; } = "";

    /// <summary>Group and version of the referent.</summary>
    [Field("apiVersion", 2, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    /// <summary>Name of the referent.</summary>
    [Field("name", 3, OmitEmpty = true)]
    public string Name { get; set; } = "";

    /// <summary>UID of the referent.</summary>
    [Field("uid", 4, OmitEmpty = true)]
    public string Uid { get; set; } = "";
}
