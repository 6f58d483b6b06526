// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Audit.V1;

[ApiType("audit.k8s.io/v1")]
public sealed partial class AuthenticationMetadata
{
    [Field("impersonationConstraint", 1, OmitEmpty = true)]
    public string ImpersonationConstraint { get; set; } = "";
}
