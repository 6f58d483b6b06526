using System.Net;

namespace NetKube.ProxyEngine.Services;

/// What the proxy reads of an EndpointSlice. A slice has one address family; a Service may have many slices.
internal sealed record EndpointSliceObject
{
    public required ServiceName Service { get; init; }

    public required string Name { get; init; }

    public IpFamily Family { get; init; }

    public ValueList<EndpointSlicePort> Ports { get; init; }

    public ValueList<EndpointSliceEntry> Endpoints { get; init; }

    /// When the change that the slice shows happened (annotation endpoints.kubernetes.io/last-change-trigger-time).
    /// Not part of what is compared with the kernel; it only times how long programming took.
    public DateTimeOffset? TriggeredAt { get; init; }
}

internal sealed record EndpointSlicePort(string Name, ServiceProtocol Protocol, int Port);

internal sealed record EndpointSliceEntry(IPAddress Address)
{
    public bool Ready { get; init; } = true;

    public bool Serving { get; init; } = true;

    public bool Terminating { get; init; }

    public string NodeName { get; init; } = "";

    public ValueList<string> ZoneHints { get; init; }

    public ValueList<string> NodeHints { get; init; }
}
