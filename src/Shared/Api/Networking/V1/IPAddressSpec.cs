// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

[ApiType("networking.k8s.io/v1")]
public sealed partial class IPAddressSpec
{
    [Field("parentRef", 1, OmitEmpty = true, Required = true)]
    public ParentReference? ParentRef { get; set; }
}
