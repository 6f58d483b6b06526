using System.Net.Sockets;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using EndpointPort = NetKube.Shared.Api.Discovery.V1.EndpointPort;

namespace NetKube.ControlPlane.Kinds.EndpointSlices;

internal static class EndpointSliceRules
{
    private const int MaxEndpoints = 1000;
    private const int MaxAddresses = 100;
    private const int MaxTopology = 16;
    private const int MaxPorts = 20000;
    private const int MaxHints = 8;

    public static void Validate(EndpointSlice slice, FieldErrors errors)
    {
        errors.RequiredOneOf(Field.Of("addressType"), slice.AddressType, "FQDN", "IPv4", "IPv6");
        Endpoints(slice, errors);
        Ports(slice.Ports ?? [], Field.Of("ports"), errors);
    }

    private static void Endpoints(EndpointSlice slice, FieldErrors errors)
    {
        var (field, endpoints) = (Field.Of("endpoints"), slice.Endpoints ?? []);
        if (endpoints.Count > MaxEndpoints)
        {
            errors.TooMany(field, endpoints.Count, MaxEndpoints);
            return;
        }
        for (var i = 0; i < endpoints.Count; i++) Endpoint(endpoints[i], field.Index(i), slice.AddressType, errors);
    }

    private static void Endpoint(Endpoint endpoint, Field field, string type, FieldErrors errors)
    {
        var (at, addresses) = (field.Child("addresses"), endpoint.Addresses ?? []);
        if (addresses.Count == 0) errors.Required(at, "must contain at least 1 address");
        else if (addresses.Count > MaxAddresses) errors.TooMany(at, addresses.Count, MaxAddresses);
        for (var i = 0; i < addresses.Count; i++) Address(addresses[i], at.Index(i), type, errors);
        if (endpoint.NodeName is { } node) errors.DnsSubdomain(field.Child("nodeName"), node);
        var topology = field.Child("deprecatedTopology");
        if (endpoint.DeprecatedTopology is { Count: > MaxTopology } many) errors.TooMany(topology, many.Count, MaxTopology);
        errors.Labels(topology, endpoint.DeprecatedTopology);
        if (endpoint.Hostname is { } hostname) errors.DnsLabel(field.Child("hostname"), hostname);
        if (endpoint.Hints is { } hints) Hints(hints, field.Child("hints"), errors);
    }

    private static void Address(string address, Field field, string type, FieldErrors errors)
    {
        switch (type)
        {
            case "IPv4" or "IPv6":
                var family = type == "IPv4" ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
                if (AddressRules.Parse(address)?.AddressFamily != family) errors.Invalid(field, address, $"must be a valid {type} address");
                errors.NonSpecialAddress(field, address);
                break;
            case "FQDN":
                if (address.Length == 0) errors.Required(field);
                else
                {
                    var name = address.EndsWith('.') ? address[..^1] : address;
                    var before = errors.All.Count;
                    errors.DnsSubdomain(field, name);
                    if (errors.All.Count == before && !name.Contains('.', StringComparison.Ordinal)) errors.Invalid(field, address, "should be a domain with at least two segments separated by dots");
                }
                break;
            default:
                break;
        }
    }

    private static void Hints(EndpointHints hints, Field field, FieldErrors errors)
    {
        Names([.. (hints.ForZones ?? []).Select(z => z.Name)], field.Child("forZones"), Validation.Names.LabelValue, errors);
        Names([.. (hints.ForNodes ?? []).Select(n => n.Name)], field.Child("forNodes"), Validation.Names.DnsSubdomain, errors);
    }

    private static void Names(List<string> names, Field field, Func<string, IEnumerable<string>> rule, FieldErrors errors)
    {
        if (names.Count > MaxHints)
        {
            errors.TooMany(field, names.Count, MaxHints);
            return;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            var at = field.Index(i).Child("name");
            if (!seen.Add(names[i])) errors.Duplicate(at, names[i]);
            errors.InvalidEach(at, names[i], rule(names[i]));
        }
    }

    private static void Ports(List<EndpointPort> ports, Field field, FieldErrors errors)
    {
        if (ports.Count > MaxPorts)
        {
            errors.TooMany(field, ports.Count, MaxPorts);
            return;
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], field.Index(i));
            if (port.Name is { Length: > 0 } name) errors.DnsLabel(at.Child("name"), name);
            if (!names.Add(port.Name ?? "")) errors.Duplicate(at.Child("name"), port.Name ?? "");
            if (port.Protocol is not { } protocol) errors.Required(at.Child("protocol"));
            else errors.OneOf(at.Child("protocol"), protocol, Protocol.TCP, Protocol.UDP, Protocol.SCTP);
            if (port.AppProtocol is { } application) errors.QualifiedName(at.Child("appProtocol"), application);
        }
    }
}
