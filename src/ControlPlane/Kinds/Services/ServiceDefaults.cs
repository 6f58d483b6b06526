using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services;

internal static class ServiceDefaults
{
    private const int AffinityTimeoutSeconds = 10800;

    public static void Apply(Service service)
    {
        var spec = service.Spec;
        if (spec.SessionAffinity.Length == 0) spec.SessionAffinity = ServiceAffinity.None;
        if (spec.SessionAffinity == ServiceAffinity.None) spec.SessionAffinityConfig = null;
        if (spec.SessionAffinity == ServiceAffinity.ClientIP && spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds is null)
        {
            spec.SessionAffinityConfig = new SessionAffinityConfig { ClientIP = new ClientIPConfig { TimeoutSeconds = AffinityTimeoutSeconds } };
        }
        if (spec.Type.Length == 0) spec.Type = ServiceType.ClusterIP;
        foreach (var port in spec.Ports ?? []) Apply(port);
        if (ServiceNeeds.ExternalTrafficPolicy(service) && spec.ExternalTrafficPolicy.Length == 0) spec.ExternalTrafficPolicy = ServiceExternalTrafficPolicy.Cluster;
        if (ServiceNeeds.ClusterIP(service)) spec.InternalTrafficPolicy ??= ServiceInternalTrafficPolicy.Cluster;
        if (spec.Type != ServiceType.LoadBalancer) return;
        spec.AllocateLoadBalancerNodePorts ??= true;
        foreach (var ingress in service.Status.LoadBalancer.Ingress ?? [])
        {
            if (ingress.Ip.Length > 0) ingress.IpMode ??= LoadBalancerIPMode.VIP;
        }
    }

    private static void Apply(ServicePort port)
    {
        if (port.Protocol.Length == 0) port.Protocol = Protocol.TCP;
        if (port.TargetPort == IntOrString.FromInt32(0) || port.TargetPort is { IsString: true, Text: "" }) port.TargetPort = port.Port;
    }
}
