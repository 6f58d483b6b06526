// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

/// <summary>The versions of the core group.</summary>
[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class APIVersions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>The versions served.</summary>
    [Field("versions", 1, Required = true)]
    public List<string>? Versions { get; set; }

    /// <summary>Address of the server by the client's network.</summary>
    [Field("serverAddressByClientCIDRs", 2, Required = true)]
    public List<ServerAddressByClientCIDR>? ServerAddressByClientCIDRs { get; set; }
}
