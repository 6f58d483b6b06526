// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiDiscovery.V2;

[ApiType("apidiscovery.k8s.io/v2")]
public sealed partial class APISubresourceDiscovery
{
    [Field("subresource", 1, Required = true)]
    public string Subresource { get; set; } = "";

    [Field("responseKind", 2, OmitEmpty = true)]
    public Meta.V1.GroupVersionKind? ResponseKind { get; set; }

    [Field("acceptedTypes", 3, OmitEmpty = true), ListMap("group", "version", "kind")]
    public List<Meta.V1.GroupVersionKind>? AcceptedTypes { get; set; }

    [Field("verbs", 4, Required = true), ListSet]
    public List<string>? Verbs { get; set; }
}
