using System.Net;

namespace NetKube.ClusterDns.Zone;

/// <summary>What names depend on in a Service: nothing else of it reaches the zone.</summary>
/// <param name="Namespace">The service's namespace.</param>
/// <param name="Name">The service's name.</param>
/// <param name="ClusterAddresses">Of both families; none for a headless service and for ExternalName.</param>
/// <param name="Ports">Of the service; a headless service's come from its slices.</param>
/// <param name="ExternalName">Where the name is an alias of another, that name.</param>
/// <param name="PublishNotReady">Endpoints count whether they are ready or not.</param>
internal sealed record ZoneService(
    string Namespace,
    string Name,
    IReadOnlyList<IPAddress> ClusterAddresses,
    IReadOnlyList<ZonePort> Ports,
    string? ExternalName = null,
    bool PublishNotReady = false)
{
    /// <summary>No virtual address: the name leads to the endpoints themselves.</summary>
    public bool IsHeadless => ClusterAddresses.Count == 0 && ExternalName is null;
}

/// <param name="Name">Empty for a service's only, nameless port.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
/// <param name="Port">The number that clients use.</param>
internal readonly record struct ZonePort(string Name, string Protocol, ushort Port);

/// <summary>What names depend on in an EndpointSlice.</summary>
internal sealed record ZoneSlice(
    string Namespace, string Name, string ServiceName, IReadOnlyList<ZoneEndpoint> Endpoints, IReadOnlyList<ZonePort> Ports);

/// <param name="Address">The endpoint's first address: the API asks consumers to take no other.</param>
/// <param name="Hostname">The pod's hostname where it has a subdomain of the service's name, else null.</param>
/// <param name="Ready">Absent in the API means ready.</param>
internal sealed record ZoneEndpoint(IPAddress Address, string? Hostname, bool Ready);

/// <summary>Names of a thing that lives in a namespace.</summary>
internal readonly record struct ObjectKey(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}
