// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

/// <summary>What one would do.</summary>
[ApiType("authorization.k8s.io/v1")]
public sealed partial class SelfSubjectAccessReviewSpec
{
    /// <summary>What would be done to a resource.</summary>
    [Field("resourceAttributes", 1, OmitEmpty = true)]
    public ResourceAttributes? ResourceAttributes { get; set; }

    /// <summary>What would be asked of a path.</summary>
    [Field("nonResourceAttributes", 2, OmitEmpty = true)]
    public NonResourceAttributes? NonResourceAttributes { get; set; }
}
