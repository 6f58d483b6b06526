// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

/// <summary>One backend of a service, usually a pod.</summary>
[ApiType("discovery.k8s.io/v1")]
public sealed partial class Endpoint
{
    /// <summary>Its addresses; clients take the first.</summary>
    [Field("addresses", 1, Required = true), ListSet]
    public List<string>? Addresses { get; set; }

    /// <summary>Whether it can take traffic.</summary>
    [Field("conditions", 2, OmitEmpty = true)]
    public EndpointConditions Conditions { get; set; } = new();

    /// <summary>Its host name for DNS.</summary>
    [Field("hostname", 3, OmitEmpty = true)]
    public string? Hostname { get; set; }

    /// <summary>The pod behind it.</summary>
    [Field("targetRef", 4, OmitEmpty = true)]
    public Core.V1.ObjectReference? TargetRef { get; set; }

    /// <summary>Labels of former versions; read only.</summary>
    [Field("deprecatedTopology", 5, OmitEmpty = true)]
    public Dictionary<string, string>? DeprecatedTopology { get; set; }

    /// <summary>Its node.</summary>
    [Field("nodeName", 6, OmitEmpty = true)]
    public string? NodeName { get; set; }

    /// <summary>Its zone.</summary>
    [Field("zone", 7, OmitEmpty = true)]
    public string? Zone { get; set; }

    /// <summary>Who should use it.</summary>
    [Field("hints", 8, OmitEmpty = true)]
    public EndpointHints? Hints { get; set; }
}
