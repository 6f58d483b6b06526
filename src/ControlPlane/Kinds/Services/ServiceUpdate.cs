using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services;

/// <summary>
/// What a client that knows only half of a Service may leave out of an update: the values the server chose are put
/// back, and what a changed type no longer has, and the client did not touch, goes.
/// </summary>
internal static class ServiceUpdate
{
    /// <summary>The single address and the list of addresses say the same on create.</summary>
    public static void NormalizeAddresses(Service service)
    {
        var spec = service.Spec;
        if (spec.ClusterIP.Length > 0 && spec.ClusterIPs is not { Count: > 0 }) spec.ClusterIPs = [spec.ClusterIP];
    }

    /// <summary>The single address and the list of addresses say the same on update: whichever of them was changed wins.</summary>
    public static void NormalizeAddresses(Service service, Service old)
    {
        var (spec, before) = (service.Spec, old.Spec);
        if (before.ClusterIPs is { Count: > 0 } && spec.ClusterIPs is not { Count: > 0 } && before.ClusterIP == spec.ClusterIP) spec.ClusterIPs = [.. before.ClusterIPs];
        if (before.ClusterIP == spec.ClusterIP || !SameAddresses(service, old)) return;
        spec.ClusterIPs = before.ClusterIP.Length > 0 && spec.ClusterIP.Length == 0 ? null : [spec.ClusterIP];
    }

    /// <summary>Puts back what the server chose.</summary>
    public static void KeepAllocated(Service service, Service old)
    {
        var (spec, before) = (service.Spec, old.Spec);
        if (ServiceNeeds.ClusterIP(old) && ServiceNeeds.ClusterIP(service))
        {
            if (spec.ClusterIP.Length == 0) spec.ClusterIP = before.ClusterIP;
            if (spec.ClusterIPs is not { Count: > 0 } && spec.ClusterIP == before.ClusterIP) spec.ClusterIPs = before.ClusterIPs is { } addresses ? [.. addresses] : null;
        }
        if (ServiceNeeds.NodePorts(old) && ServiceNeeds.NodePorts(service)) KeepNodePorts(spec, before);
        if (ServiceNeeds.HealthCheckPort(old) && ServiceNeeds.HealthCheckPort(service) && spec.HealthCheckNodePort == 0) spec.HealthCheckNodePort = before.HealthCheckNodePort;
    }

    /// <summary>Removes what the new type does not have and the client did not touch.</summary>
    public static void DropForType(Service service, Service old)
    {
        var (spec, before) = (service.Spec, old.Spec);
        if (ServiceNeeds.ClusterIP(old) && !ServiceNeeds.ClusterIP(service))
        {
            if (SameAddresses(service, old)) (spec.ClusterIP, spec.ClusterIPs) = ("", null);
            if (SameList(spec.IpFamilies, before.IpFamilies)) spec.IpFamilies = null;
            if (spec.IpFamilyPolicy == before.IpFamilyPolicy) spec.IpFamilyPolicy = null;
            if (spec.InternalTrafficPolicy == before.InternalTrafficPolicy) spec.InternalTrafficPolicy = null;
        }
        if (ServiceNeeds.MayHaveNodePorts(old) && !ServiceNeeds.MayHaveNodePorts(service) && PortNumbers(spec).SetEquals(PortNumbers(before)))
        {
            foreach (var port in spec.Ports ?? []) port.NodePort = 0;
        }
        if (ServiceNeeds.HealthCheckPort(old) && !ServiceNeeds.HealthCheckPort(service) && spec.HealthCheckNodePort == before.HealthCheckNodePort) spec.HealthCheckNodePort = 0;
        if (before.Type == ServiceType.LoadBalancer && spec.Type != ServiceType.LoadBalancer)
        {
            if (spec.AllocateLoadBalancerNodePorts == before.AllocateLoadBalancerNodePorts) spec.AllocateLoadBalancerNodePorts = null;
            if (spec.LoadBalancerClass == before.LoadBalancerClass) spec.LoadBalancerClass = null;
            service.Status.LoadBalancer = new LoadBalancerStatus();
        }
        if (ServiceNeeds.ExternalTrafficPolicy(old) && !ServiceNeeds.ExternalTrafficPolicy(service) && spec.ExternalTrafficPolicy == before.ExternalTrafficPolicy) spec.ExternalTrafficPolicy = "";
    }

    public static bool SameAddresses(Service service, Service old) => SameList(service.Spec.ClusterIPs, old.Spec.ClusterIPs);

    public static bool SameFamilies(Service service, Service old) => SameList(service.Spec.IpFamilies, old.Spec.IpFamilies);

    private static bool SameList(List<string>? left, List<string>? right) => (left ?? []).SequenceEqual(right ?? [], StringComparer.Ordinal);

    /// <summary>A port without a number gets the one it had under its name, unless another port took that meanwhile.</summary>
    private static void KeepNodePorts(ServiceSpec spec, ServiceSpec before)
    {
        var used = PortNumbers(before);
        used.IntersectWith(PortNumbers(spec));
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var port in before.Ports ?? []) known[port.Name] = port.NodePort;
        foreach (var port in spec.Ports ?? [])
        {
            if (port.NodePort == 0 && known.TryGetValue(port.Name, out var number) && used.Add(number)) port.NodePort = number;
        }
    }

    private static HashSet<int> PortNumbers(ServiceSpec spec) => [.. (spec.Ports ?? []).Select(p => p.NodePort).Where(p => p != 0)];
}
