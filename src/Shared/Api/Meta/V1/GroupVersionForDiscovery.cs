// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1")]
public sealed partial class GroupVersionForDiscovery
{
    [Field("groupVersion", 1, Required = true)]
    public string GroupVersion { get; set; } = "";

    [Field("version", 2, Required = true)]
    public string Version { get; set; } = "";
}
