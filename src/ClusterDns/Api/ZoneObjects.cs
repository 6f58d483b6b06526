using System.Net;
using NetKube.ClusterDns.Zone;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;

namespace NetKube.ClusterDns.Api;

/// <summary>From API objects to what the zone needs of them. Pure.</summary>
internal static class ZoneObjects
{
    private const string ServiceNameLabel = "kubernetes.io/service-name";
    private const string Headless = "None";

    /// <summary>Null when the service has no name yet: it waits for its address.</summary>
    public static ZoneService? From(Service service)
    {
        var spec = service.Spec;
        var (ns, name) = (service.Metadata.Namespace, service.Metadata.Name);
        if (spec.Type == ServiceType.ExternalName) return new ZoneService(ns, name, [], [], spec.ExternalName);
        var texts = spec.ClusterIPs is { Count: > 0 } several ? several : [spec.ClusterIP];
        var ports = (spec.Ports ?? []).Select(p => new ZonePort(p.Name, ProtocolOf(p.Protocol), (ushort)p.Port)).ToList();
        if (texts[0] == Headless) return new ZoneService(ns, name, [], ports, null, spec.PublishNotReadyAddresses);
        var addresses = texts.Select(Parse).OfType<IPAddress>().ToList();
        return addresses.Count == 0 ? null : new ZoneService(ns, name, addresses, ports, null, spec.PublishNotReadyAddresses);
    }

    /// <summary>Null when the slice is no service's, or holds names instead of addresses.</summary>
    public static ZoneSlice? From(EndpointSlice slice)
    {
        if (slice.Metadata.Labels is null || !slice.Metadata.Labels.TryGetValue(ServiceNameLabel, out var service)) return null;
        var endpoints = new List<ZoneEndpoint>();
        foreach (var endpoint in slice.Endpoints ?? [])
        {
            if (endpoint.Addresses is not [var first, ..] || Parse(first) is not { } address) continue;
            var hostname = string.IsNullOrEmpty(endpoint.Hostname) ? null : endpoint.Hostname;
            endpoints.Add(new ZoneEndpoint(address, hostname, endpoint.Conditions.Ready ?? true));
        }

        var ports = new List<ZonePort>();
        foreach (var port in slice.Ports ?? [])
        {
            if (port.Port is { } number) ports.Add(new ZonePort(port.Name ?? "", ProtocolOf(port.Protocol), (ushort)number));
        }

        return new ZoneSlice(slice.Metadata.Namespace, slice.Metadata.Name, service, endpoints, ports);
    }

    private static string ProtocolOf(string? protocol) => string.IsNullOrEmpty(protocol) ? Protocol.TCP : protocol;

    private static IPAddress? Parse(string text) => IPAddress.TryParse(text, out var address) ? address : null;
}
