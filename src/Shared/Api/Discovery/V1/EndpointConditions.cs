// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

/// <summary>Whether an endpoint can take traffic.</summary>
[ApiType("discovery.k8s.io/v1")]
public sealed partial class EndpointConditions
{
    /// <summary>It can take new connections; never while it winds down.</summary>
    [Field("ready", 1, OmitEmpty = true)]
    public bool? Ready { get; set; }

    /// <summary>It passes its readiness probe, also while it winds down.</summary>
    [Field("serving", 2, OmitEmpty = true)]
    public bool? Serving { get; set; }

    /// <summary>It winds down.</summary>
    [Field("terminating", 3, OmitEmpty = true)]
    public bool? Terminating { get; set; }
}
