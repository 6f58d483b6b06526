// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Resource.V1;

[ApiType("resource.k8s.io/v1")]
public sealed partial class ResourceClaimConsumerReference
{
    [Field("apiGroup", 1, OmitEmpty = true)]
    public string ApiGroup { get; set; } = "";

    [Field("resource", 3, Required = true)]
    public string Resource { get; set; } = "";

    [Field("name", 4, Required = true)]
    public string Name { get; set; } = "";

    [Field("uid", 5, Required = true)]
    public string Uid { get; set; } = "";
}
