// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>What must hold before an object is changed.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class Preconditions
{
    /// <summary>The UID that the object must have.</summary>
    [Field("uid", 1, OmitEmpty = true)]
    public string? Uid { get; set; }

    /// <summary>The revision that the object must be at.</summary>
    [Field("resourceVersion", 2, OmitEmpty = true)]
    public string? ResourceVersion { get; set; }
}
