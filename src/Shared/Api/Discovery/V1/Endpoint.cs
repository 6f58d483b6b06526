// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

[ApiType("discovery.k8s.io/v1")]
public sealed partial class Endpoint
{
    [Field("addresses", 1, Required = true), ListSet]
    public List<string>? Addresses { get; set; }

    [Field("conditions", 2, OmitEmpty = true)]
    public EndpointConditions Conditions { get; set; } = new();

    [Field("hostname", 3, OmitEmpty = true)]
    public string? Hostname { get; set; }

    [Field("targetRef", 4, OmitEmpty = true)]
    public Core.V1.ObjectReference? TargetRef { get; set; }

    [Field("deprecatedTopology", 5, OmitEmpty = true)]
    public Dictionary<string, string>? DeprecatedTopology { get; set; }

    [Field("nodeName", 6, OmitEmpty = true)]
    public string? NodeName { get; set; }

    [Field("zone", 7, OmitEmpty = true)]
    public string? Zone { get; set; }

    [Field("hints", 8, OmitEmpty = true)]
    public EndpointHints? Hints { get; set; }
}
