// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

[ApiType("discovery.k8s.io/v1")]
public sealed partial class EndpointConditions
{
    [Field("ready", 1, OmitEmpty = true)]
    public bool? Ready { get; set; }

    [Field("serving", 2, OmitEmpty = true)]
    public bool? Serving { get; set; }

    [Field("terminating", 3, OmitEmpty = true)]
    public bool? Terminating { get; set; }
}
