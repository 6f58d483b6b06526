// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", Atomic = true)]
public sealed partial class OwnerReference
{
    [Field("apiVersion", 5, Required = true)]
    public string ApiVersion { get; set; } = "";

    [Field("kind", 1, Required = true)]
    public string Kind { get; set; } = "";

    [Field("name", 3, Required = true)]
    public string Name { get; set; } = "";

    [Field("uid", 4, Required = true)]
    public string Uid { get; set; } = "";

    [Field("controller", 6, OmitEmpty = true)]
    public bool? Controller { get; set; }

    [Field("blockOwnerDeletion", 7, OmitEmpty = true)]
    public bool? BlockOwnerDeletion { get; set; }
}
