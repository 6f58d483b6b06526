// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class APIGroup
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("versions", 2, Required = true)]
    public List<GroupVersionForDiscovery>? Versions { get; set; }

    [Field("preferredVersion", 3, OmitEmpty = true)]
    public GroupVersionForDiscovery PreferredVersion { get; set; } = new();

    [Field("serverAddressByClientCIDRs", 4, OmitEmpty = true)]
    public List<ServerAddressByClientCIDR>? ServerAddressByClientCIDRs { get; set; }
}
