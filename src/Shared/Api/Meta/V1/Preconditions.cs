// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class Preconditions
{
    [Field("uid", 1, OmitEmpty = true)]
    public string? Uid { get; set; }

    [Field("resourceVersion", 2, OmitEmpty = true)]
    public string? ResourceVersion { get; set; }
}
