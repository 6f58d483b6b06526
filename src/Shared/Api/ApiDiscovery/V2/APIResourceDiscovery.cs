// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiDiscovery.V2;

[ApiType("apidiscovery.k8s.io/v2")]
public sealed partial class APIResourceDiscovery
{
    [Field("resource", 1, Required = true)]
    public string Resource { get; set; } = "";

    [Field("responseKind", 2, OmitEmpty = true)]
    public Meta.V1.GroupVersionKind? ResponseKind { get; set; }

    [Field("scope", 3, Required = true, Enum = typeof(ResourceScope))]
    public string Scope { get; set; } = "";

    [Field("singularResource", 4, Required = true)]
    public string SingularResource { get; set; } = "";

    [Field("verbs", 5, Required = true), ListSet]
    public List<string>? Verbs { get; set; }

    [Field("shortNames", 6, OmitEmpty = true), ListSet]
    public List<string>? ShortNames { get; set; }

    [Field("categories", 7, OmitEmpty = true), ListSet]
    public List<string>? Categories { get; set; }

    [Field("subresources", 8, OmitEmpty = true), ListMap("subresource")]
    public List<APISubresourceDiscovery>? Subresources { get; set; }
}
