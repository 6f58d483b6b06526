using System.Globalization;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.ServiceEndpoints;

internal sealed class EndpointsKind : Kind<Endpoints>
{
    public override int ChecksMetadataAsNew => 1;

    private const int ShownAddresses = 3;

    public override bool CreatesOnUpdate => true;

    public override string Deprecation => "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice";

    public override void Default(Endpoints value)
    {
        foreach (var port in (value.Subsets ?? []).SelectMany(s => s.Ports ?? []))
        {
            if (port.Protocol.Length == 0) port.Protocol = Protocol.TCP;
        }
    }

    public override void Validate(Endpoints value, FieldErrors errors)
    {
        for (var i = 0; i < (value.Subsets?.Count ?? 0); i++) Validate(value.Subsets![i], Field.Of("subsets").Index(i), errors);
    }

    public override IEnumerable<string> Warnings(Endpoints value, Endpoints? old)
    {
        for (var i = 0; i < (value.Subsets?.Count ?? 0); i++)
        {
            var (subset, field) = (value.Subsets![i], Field.Of("subsets").Index(i));
            for (var j = 0; j < (subset.Addresses?.Count ?? 0); j++)
            {
                foreach (var warning in AddressWarnings.Address(field.Child("addresses").Index(j).Child("ip"), subset.Addresses![j].Ip)) yield return warning;
            }
            for (var j = 0; j < (subset.NotReadyAddresses?.Count ?? 0); j++)
            {
                foreach (var warning in AddressWarnings.Address(field.Child("notReadyAddresses").Index(j).Child("ip"), subset.NotReadyAddresses![j].Ip)) yield return warning;
            }
        }
    }

    public override IReadOnlyList<object?> Row(Endpoints value, DateTime now) =>
        [value.Metadata.Name, Listed(value.Subsets), Cells.Age(value.Metadata.CreationTimestamp, now)];

    private static void Validate(EndpointSubset subset, Field field, FieldErrors errors)
    {
        if (subset.Addresses is not { Count: > 0 } && subset.NotReadyAddresses is not { Count: > 0 }) errors.Required(field, "must specify `addresses` or `notReadyAddresses`");
        for (var i = 0; i < (subset.Addresses?.Count ?? 0); i++) Validate(subset.Addresses![i], field.Child("addresses").Index(i), errors);
        for (var i = 0; i < (subset.NotReadyAddresses?.Count ?? 0); i++) Validate(subset.NotReadyAddresses![i], field.Child("notReadyAddresses").Index(i), errors);
        for (var i = 0; i < (subset.Ports?.Count ?? 0); i++) Validate(subset.Ports![i], field.Child("ports").Index(i), subset.Ports.Count > 1, errors);
    }

    private static void Validate(EndpointAddress address, Field field, FieldErrors errors)
    {
        errors.Address(field.Child("ip"), address.Ip);
        if (address.Hostname.Length > 0) errors.DnsLabel(field.Child("hostname"), address.Hostname);
        if (address.NodeName is { } node) errors.DnsSubdomain(field.Child("nodeName"), node);
        errors.NonSpecialAddress(field.Child("ip"), address.Ip);
    }

    private static void Validate(EndpointPort port, Field field, bool nameRequired, FieldErrors errors)
    {
        if (port.Name.Length > 0) errors.DnsLabel(field.Child("name"), port.Name);
        else if (nameRequired) errors.Required(field.Child("name"));
        errors.PortNumber(field.Child("port"), port.Port);
        errors.RequiredOneOf(field.Child("protocol"), port.Protocol, Protocol.TCP, Protocol.UDP, Protocol.SCTP);
        if (port.AppProtocol is { } application) errors.QualifiedName(field.Child("appProtocol"), application);
    }

    private static string Listed(List<EndpointSubset>? subsets)
    {
        if (subsets is not { Count: > 0 }) return "<none>";
        return CellText.Listed([.. subsets.SelectMany(Listed)], ShownAddresses, "");
    }

    private static IEnumerable<string> Listed(EndpointSubset subset)
    {
        var addresses = (subset.Addresses ?? []).Select(a => a.Ip).ToList();
        if (subset.Ports is not { Count: > 0 } ports) return addresses;
        return ports.SelectMany(p => addresses.Select(a => string.Create(CultureInfo.InvariantCulture, $"{(a.Contains(':', StringComparison.Ordinal) ? $"[{a}]" : a)}:{p.Port}")));
    }
}
