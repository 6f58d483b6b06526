// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>A version of a group.</summary>
[ApiType("meta.k8s.io/v1")]
public sealed partial class GroupVersionForDiscovery
{
    /// <summary>Group and version, such as apps/v1.</summary>
    [Field("groupVersion", 1, Required = true)]
    public string GroupVersion { get; set; } = "";

    /// <summary>The version alone.</summary>
    [Field("version", 2, Required = true)]
    public string Version { get; set; } = "";
}
