using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services;

/// <summary>What a Service needs because of its type.</summary>
internal static class ServiceNeeds
{
    /// <summary>The cluster IP of a Service that wants none.</summary>
    public const string NoClusterIP = "None";

    public static bool ClusterIP(Service service) => service.Spec.Type is ServiceType.ClusterIP or ServiceType.NodePort or ServiceType.LoadBalancer;

    public static bool NodePorts(Service service) =>
        service.Spec.Type == ServiceType.NodePort || (service.Spec.Type == ServiceType.LoadBalancer && AllocatesNodePorts(service));

    /// <summary>Ports may be there, even if none is given by itself.</summary>
    public static bool MayHaveNodePorts(Service service) => service.Spec.Type is ServiceType.NodePort or ServiceType.LoadBalancer;

    public static bool AllocatesNodePorts(Service service) =>
        service.Spec.Type == ServiceType.NodePort || (service.Spec.Type == ServiceType.LoadBalancer && service.Spec.AllocateLoadBalancerNodePorts != false);

    /// <summary>Load balancers ask the node whether it has endpoints.</summary>
    public static bool HealthCheckPort(Service service) =>
        service.Spec.Type == ServiceType.LoadBalancer && service.Spec.ExternalTrafficPolicy == ServiceExternalTrafficPolicy.Local;

    public static bool ExternalTrafficPolicy(Service service) =>
        service.Spec.Type is ServiceType.LoadBalancer or ServiceType.NodePort || (service.Spec.Type == ServiceType.ClusterIP && service.Spec.ExternalIPs is { Count: > 0 });

    public static bool IsHeadless(Service service) => service.Spec.ClusterIPs is [NoClusterIP];
}
