// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiDiscovery.V2;

[ApiType("apidiscovery.k8s.io/v2")]
public sealed partial class APIVersionDiscovery
{
    [Field("version", 1, Required = true)]
    public string Version { get; set; } = "";

    [Field("resources", 2, OmitEmpty = true), ListMap("resource")]
    public List<APIResourceDiscovery>? Resources { get; set; }

    [Field("freshness", 3, OmitEmpty = true, Enum = typeof(DiscoveryFreshness))]
    public string Freshness { get; set; } = "";
}
