using System.Globalization;
using System.Net;
using NetKube.ProxyEngine.Services;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;

namespace NetKube.ProxyEngine.Watching;

/// From API objects to what the proxy reads of them. An address or range that cannot be read is left out: validation keeps
/// such out of the API, and one bad field must not take the other Services down.
internal static class Translation
{
    public const string ServiceProxyNameLabel = "service.kubernetes.io/service-proxy-name";
    public const string HeadlessLabel = "service.kubernetes.io/headless";
    public const string ServiceNameLabel = "kubernetes.io/service-name";
    public const string ZoneLabel = "topology.kubernetes.io/zone";
    public const string TriggerTimeAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";

    private const int DefaultAffinitySeconds = 10800;

    public static ServiceName NameOf(Service service) => new(service.Metadata.Namespace, service.Metadata.Name);

    public static ServiceObject FromApi(Service service)
    {
        var spec = service.Spec;
        var hasExternal = spec.Type is ServiceType.NodePort or ServiceType.LoadBalancer;
        return new ServiceObject
        {
            Name = NameOf(service),
            IsNotOurs = IsNotOurs(service),
            ClusterIps = Addresses(spec.ClusterIPs ?? [spec.ClusterIP]),
            Ports = (spec.Ports ?? []).Select(port => PortOf(port, hasExternal)).OfType<ServiceObjectPort>().ToValueList(),
            ExternalIps = Addresses(spec.ExternalIPs),
            LoadBalancerIps = spec.Type == ServiceType.LoadBalancer
                ? Addresses(service.Status.LoadBalancer.Ingress?.Where(ingress => ingress.IpMode is null or "VIP").Select(ingress => ingress.Ip))
                : [],
            LoadBalancerSourceRanges = Ranges(spec.LoadBalancerSourceRanges),
            InternalTrafficPolicy = PolicyOf(spec.InternalTrafficPolicy),
            ExternalTrafficPolicy = PolicyOf(spec.ExternalTrafficPolicy),
            HealthCheckNodePort = spec.Type == ServiceType.LoadBalancer ? spec.HealthCheckNodePort : 0,
            AffinityTimeout = spec.SessionAffinity == "ClientIP"
                ? TimeSpan.FromSeconds(spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds ?? DefaultAffinitySeconds)
                : null,
        };
    }

    /// Null when the slice is no Service's.
    public static ServiceName? ServiceOf(EndpointSlice slice) =>
        slice.Metadata.Labels?.GetValueOrDefault(ServiceNameLabel) is { Length: > 0 } name ? new ServiceName(slice.Metadata.Namespace, name) : null;

    /// Null when the slice is no Service's, or holds names and not addresses.
    public static EndpointSliceObject? FromApi(EndpointSlice slice)
    {
        if (ServiceOf(slice) is not { } service || slice.Metadata.Labels!.ContainsKey(HeadlessLabel)) return null;
        if (slice.AddressType is not ("IPv4" or "IPv6")) return null;
        return new EndpointSliceObject
        {
            Service = service,
            Name = slice.Metadata.Name,
            Family = slice.AddressType == "IPv4" ? IpFamily.V4 : IpFamily.V6,
            Ports = (slice.Ports ?? []).Select(PortOf).OfType<EndpointSlicePort>().ToValueList(),
            Endpoints = (slice.Endpoints ?? []).Select(EntryOf).OfType<EndpointSliceEntry>().ToValueList(),
            TriggeredAt = TriggerOf(slice),
        };
    }

    private static bool IsNotOurs(Service service) =>
        service.Spec.Type == ServiceType.ExternalName
        || service.Spec.ClusterIP is "" or "None"
        || (service.Metadata.Labels?.ContainsKey(ServiceProxyNameLabel) ?? false);

    private static ServiceObjectPort? PortOf(Shared.Api.Core.V1.ServicePort port, bool hasExternal) =>
        ServiceTerms.ParseProtocol(port.Protocol) is { } protocol
            ? new ServiceObjectPort(port.Name, protocol, port.Port, hasExternal ? port.NodePort : 0)
            : null;

    private static EndpointSlicePort? PortOf(Shared.Api.Discovery.V1.EndpointPort port) =>
        port.Port is { } number && ServiceTerms.ParseProtocol(port.Protocol ?? "") is { } protocol
            ? new EndpointSlicePort(port.Name ?? "", protocol, number)
            : null;

    /// All addresses of one endpoint are the same; the first is the one to use. Conditions that are not set mean true,
    /// but for terminating.
    private static EndpointSliceEntry? EntryOf(Endpoint endpoint)
    {
        if (endpoint.Addresses is not [var first, ..] || !IPAddress.TryParse(first, out var address)) return null;
        return new EndpointSliceEntry(address)
        {
            Ready = endpoint.Conditions.Ready ?? true,
            Serving = endpoint.Conditions.Serving ?? true,
            Terminating = endpoint.Conditions.Terminating ?? false,
            NodeName = endpoint.NodeName ?? "",
            ZoneHints = (endpoint.Hints?.ForZones ?? []).Select(zone => zone.Name).ToValueList(),
            NodeHints = (endpoint.Hints?.ForNodes ?? []).Select(node => node.Name).ToValueList(),
        };
    }

    private static DateTimeOffset? TriggerOf(EndpointSlice slice) =>
        (slice.Metadata.Annotations?.TryGetValue(TriggerTimeAnnotation, out var text) ?? false)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static TrafficPolicy PolicyOf(string? policy) => policy == "Local" ? TrafficPolicy.Local : TrafficPolicy.Cluster;

    private static ValueList<IPAddress> Addresses(IEnumerable<string>? texts) =>
        (texts ?? []).Select(text => IPAddress.TryParse(text, out var address) ? address : null).OfType<IPAddress>().ToValueList();

    private static ValueList<IPNetwork> Ranges(IEnumerable<string>? texts) =>
        (texts ?? []).Select(RangeOf).OfType<IPNetwork>().ToValueList();

    /// The API allows spaces around a range, and host bits in it.
    private static IPNetwork? RangeOf(string text)
    {
        var parts = text.Trim().Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var address)) return null;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length)) return null;
        var bytes = address.GetAddressBytes();
        if (length > bytes.Length * 8) return null;
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), length);
    }
}
