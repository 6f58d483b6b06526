// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Authentication.V1;

[ApiType("authentication.k8s.io/v1")]
public sealed partial class BoundObjectReference
{
    [Field("kind", 1, OmitEmpty = true)]
    public string Kind { get; set; } = "";

    [Field("apiVersion", 2, OmitEmpty = true)]
    public string ApiVersion { get; set; } = "";

    [Field("name", 3, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("uid", 4, OmitEmpty = true)]
    public string Uid { get; set; } = "";
}
