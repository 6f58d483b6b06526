// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ServiceSpec
{
    [Field("ports", 1, OmitEmpty = true), Patch("merge", Key = "port"), ListMap("port", "protocol")]
    public List<ServicePort>? Ports { get; set; }

    [Field("selector", 2, OmitEmpty = true), Atomic]
    public Dictionary<string, string>? Selector { get; set; }

    [Field("clusterIP", 3, OmitEmpty = true)]
    public string ClusterIP { get; set; } = "";

    [Field("clusterIPs", 18, OmitEmpty = true)]
    public List<string>? ClusterIPs { get; set; }

    [Field("type", 4, OmitEmpty = true, Enum = typeof(ServiceType))]
    public string Type { get; set; } = "";

    [Field("externalIPs", 5, OmitEmpty = true)]
    public List<string>? ExternalIPs { get; set; }

    [Field("sessionAffinity", 7, OmitEmpty = true, Enum = typeof(ServiceAffinity))]
    public string SessionAffinity { get; set; } = "";

    [Field("loadBalancerIP", 8, OmitEmpty = true)]
    public string LoadBalancerIP { get; set; } = "";

    [Field("loadBalancerSourceRanges", 9, OmitEmpty = true)]
    public List<string>? LoadBalancerSourceRanges { get; set; }

    [Field("externalName", 10, OmitEmpty = true)]
    public string ExternalName { get; set; } = "";

    [Field("externalTrafficPolicy", 11, OmitEmpty = true, Enum = typeof(ServiceExternalTrafficPolicy))]
    public string ExternalTrafficPolicy { get; set; } = "";

    [Field("healthCheckNodePort", 12, OmitEmpty = true)]
    public int HealthCheckNodePort { get; set; }

    [Field("publishNotReadyAddresses", 13, OmitEmpty = true)]
    public bool PublishNotReadyAddresses { get; set; }

    [Field("sessionAffinityConfig", 14, OmitEmpty = true)]
    public SessionAffinityConfig? SessionAffinityConfig { get; set; }

    [Field("ipFamilies", 19, OmitEmpty = true, Enum = typeof(IPFamily))]
    public List<string>? IpFamilies { get; set; }

    [Field("ipFamilyPolicy", 17, OmitEmpty = true, Enum = typeof(IPFamilyPolicy))]
    public string? IpFamilyPolicy { get; set; }

    [Field("allocateLoadBalancerNodePorts", 20, OmitEmpty = true)]
    public bool? AllocateLoadBalancerNodePorts { get; set; }

    [Field("loadBalancerClass", 21, OmitEmpty = true)]
    public string? LoadBalancerClass { get; set; }

    [Field("internalTrafficPolicy", 22, OmitEmpty = true, Enum = typeof(ServiceInternalTrafficPolicy))]
    public string? InternalTrafficPolicy { get; set; }

    [Field("trafficDistribution", 23, OmitEmpty = true)]
    public string? TrafficDistribution { get; set; }
}
