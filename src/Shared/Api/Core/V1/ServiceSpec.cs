// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Which pods are reached at which address and port.</summary>
[ApiType("v1")]
public sealed partial class ServiceSpec
{
    /// <summary>The ports.</summary>
    [Field("ports", 1, OmitEmpty = true), Patch("merge", Key = "port"), ListMap("port", "protocol")]
    public List<ServicePort>? Ports { get; set; }

    /// <summary>Labels of the pods; without it endpoints are written by hand.</summary>
    [Field("selector", 2, OmitEmpty = true), Atomic]
    public Dictionary<string, string>? Selector { get; set; }

    /// <summary>Address inside the cluster; None for a headless service.</summary>
    [Field("clusterIP", 3, OmitEmpty = true)]
    public string ClusterIP { get; set; } = "";

    /// <summary>Addresses inside the cluster, at most one a family.</summary>
    [Field("clusterIPs", 18, OmitEmpty = true)]
    public List<string>? ClusterIPs { get; set; }

    /// <summary>ClusterIP, NodePort, LoadBalancer or ExternalName.</summary>
    [Field("type", 4, OmitEmpty = true, Enum = typeof(ServiceType))]
    public string Type { get; set; } = "";

    /// <summary>Further addresses that nodes accept traffic for.</summary>
    [Field("externalIPs", 5, OmitEmpty = true)]
    public List<string>? ExternalIPs { get; set; }

    /// <summary>ClientIP keeps a client with one pod; else None.</summary>
    [Field("sessionAffinity", 7, OmitEmpty = true, Enum = typeof(ServiceAffinity))]
    public string SessionAffinity { get; set; } = "";

    /// <summary>Wish for the load balancer's address; superseded.</summary>
    [Field("loadBalancerIP", 8, OmitEmpty = true)]
    public string LoadBalancerIP { get; set; } = "";

    /// <summary>Networks that may use the load balancer.</summary>
    [Field("loadBalancerSourceRanges", 9, OmitEmpty = true)]
    public List<string>? LoadBalancerSourceRanges { get; set; }

    /// <summary>Name that DNS answers with as an alias.</summary>
    [Field("externalName", 10, OmitEmpty = true)]
    public string ExternalName { get; set; } = "";

    /// <summary>Cluster takes any pod, Local only pods of the node and keeps the client's address.</summary>
    [Field("externalTrafficPolicy", 11, OmitEmpty = true, Enum = typeof(ServiceExternalTrafficPolicy))]
    public string ExternalTrafficPolicy { get; set; } = "";

    /// <summary>Port where nodes tell load balancers whether they have pods.</summary>
    [Field("healthCheckNodePort", 12, OmitEmpty = true)]
    public int HealthCheckNodePort { get; set; }

    /// <summary>Lists pods also while they are not ready.</summary>
    [Field("publishNotReadyAddresses", 13, OmitEmpty = true)]
    public bool PublishNotReadyAddresses { get; set; }

    /// <summary>Settings of session affinity.</summary>
    [Field("sessionAffinityConfig", 14, OmitEmpty = true)]
    public SessionAffinityConfig? SessionAffinityConfig { get; set; }

    /// <summary>IPv4, IPv6 or both, in order.</summary>
    [Field("ipFamilies", 19, OmitEmpty = true, Enum = typeof(IPFamily))]
    public List<string>? IpFamilies { get; set; }

    /// <summary>SingleStack, PreferDualStack or RequireDualStack.</summary>
    [Field("ipFamilyPolicy", 17, OmitEmpty = true, Enum = typeof(IPFamilyPolicy))]
    public string? IpFamilyPolicy { get; set; }

    /// <summary>False spares node ports for a load balancer.</summary>
    [Field("allocateLoadBalancerNodePorts", 20, OmitEmpty = true)]
    public bool? AllocateLoadBalancerNodePorts { get; set; }

    /// <summary>The implementation that shall make the load balancer.</summary>
    [Field("loadBalancerClass", 21, OmitEmpty = true)]
    public string? LoadBalancerClass { get; set; }

    /// <summary>Cluster takes any pod, Local only pods of the node.</summary>
    [Field("internalTrafficPolicy", 22, OmitEmpty = true, Enum = typeof(ServiceInternalTrafficPolicy))]
    public string? InternalTrafficPolicy { get; set; }

    /// <summary>Which pods to prefer, such as PreferSameZone.</summary>
    [Field("trafficDistribution", 23, OmitEmpty = true)]
    public string? TrafficDistribution { get; set; }
}
