// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authorization.V1;

[ApiType("authorization.k8s.io/v1")]
public sealed partial class SelfSubjectAccessReviewSpec
{
    [Field("resourceAttributes", 1, OmitEmpty = true)]
    public ResourceAttributes? ResourceAttributes { get; set; }

    [Field("nonResourceAttributes", 2, OmitEmpty = true)]
    public NonResourceAttributes? NonResourceAttributes { get; set; }
}
