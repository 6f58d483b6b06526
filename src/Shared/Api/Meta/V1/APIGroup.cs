// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>An API group and its versions.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class APIGroup
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>The group's name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>The versions served.</summary>
    [Field("versions", 2, Required = true)]
    public List<GroupVersionForDiscovery>? Versions { get; set; }

    /// <summary>The version that clients should take.</summary>
    [Field("preferredVersion", 3, OmitEmpty = true)]
    public GroupVersionForDiscovery PreferredVersion { get; set; } = new();

    /// <summary>Address of the server by the client's network.</summary>
    [Field("serverAddressByClientCIDRs", 4, OmitEmpty = true)]
    public List<ServerAddressByClientCIDR>? ServerAddressByClientCIDRs { get; set; }
}
