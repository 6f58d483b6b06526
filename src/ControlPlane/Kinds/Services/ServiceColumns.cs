using System.Globalization;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services;

internal static class ServiceColumns
{
    public static IReadOnlyList<object?> Of(Service service, DateTime now) =>
    [
        service.Metadata.Name,
        service.Spec.Type,
        service.Spec.ClusterIPs is { Count: > 0 } addresses ? addresses[0] : "<none>",
        External(service),
        Ports(service.Spec.Ports),
        Cells.Age(service.Metadata.CreationTimestamp, now),
        CellText.Labels(service.Spec.Selector),
    ];

    private static string External(Service service)
    {
        var given = service.Spec.ExternalIPs ?? [];
        switch (service.Spec.Type)
        {
            case ServiceType.ClusterIP or ServiceType.NodePort: return given.Count > 0 ? string.Join(",", given) : "<none>";
            case ServiceType.LoadBalancer:
                var balanced = Balanced(service.Status.LoadBalancer.Ingress);
                if (given.Count > 0) return string.Join(",", balanced.Length > 0 ? [balanced, .. given] : given);
                return balanced.Length > 0 ? balanced : "<pending>";
            case ServiceType.ExternalName: return service.Spec.ExternalName;
            default: return "<unknown>";
        }
    }

    /// <summary>In full: a server makes wide tables, and clients hide what they do not show.</summary>
    private static string Balanced(List<LoadBalancerIngress>? ingresses)
    {
        var names = (ingresses ?? []).Select(i => i.Ip.Length > 0 ? i.Ip : i.Hostname).Where(n => n.Length > 0);
        return string.Join(",", names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static string Ports(List<ServicePort>? ports)
    {
        if (ports is not { Count: > 0 }) return "<none>";
        return string.Join(",", ports.Select(p => p.NodePort > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{p.Port}:{p.NodePort}/{p.Protocol}")
            : string.Create(CultureInfo.InvariantCulture, $"{p.Port}/{p.Protocol}")));
    }
}
