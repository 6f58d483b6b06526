using System.Globalization;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;

namespace NetKube.ControlPlane.Kinds.EndpointSlices;

internal sealed class EndpointSliceKind : Kind<EndpointSlice>
{
    private const int Shown = 3;

    public override void Default(EndpointSlice value)
    {
        foreach (var port in value.Ports ?? [])
        {
            port.Name ??= "";
            port.Protocol ??= Protocol.TCP;
        }
    }

    public override void PrepareForCreate(EndpointSlice value)
    {
        value.Metadata.Generation = 1;
        foreach (var endpoint in value.Endpoints ?? []) endpoint.DeprecatedTopology = null;
    }

    public override void PrepareForUpdate(EndpointSlice value, EndpointSlice old)
    {
        if (value.AddressType != old.AddressType || !Same.Lists(value.Endpoints, old.Endpoints) || !Same.Lists(value.Ports, old.Ports)
            || !Same.Maps(value.Metadata.Labels, old.Metadata.Labels))
        {
            value.Metadata.Generation++;
        }
    }

    public override void Validate(EndpointSlice value, FieldErrors errors) => EndpointSliceRules.Validate(value, errors);

    public override void ValidateUpdate(EndpointSlice value, EndpointSlice old, FieldErrors errors)
    {
        EndpointSliceRules.Validate(value, errors);
        errors.Unchanged(Field.Of("addressType"), value.AddressType, old.AddressType);
    }

    public override IEnumerable<string> Warnings(EndpointSlice value, EndpointSlice? old)
    {
        if (value.AddressType == "FQDN") yield return "addressType: FQDN endpoints are deprecated";
        for (var i = 0; i < (value.Endpoints?.Count ?? 0); i++)
        {
            var addresses = value.Endpoints![i].Addresses ?? [];
            for (var j = 0; j < addresses.Count; j++)
            {
                foreach (var warning in AddressWarnings.Address(Field.Of("endpoints").Index(i).Child("addresses").Index(j), addresses[j])) yield return warning;
            }
        }
    }

    public override IReadOnlyList<object?> Row(EndpointSlice value, DateTime now) =>
    [
        value.Metadata.Name,
        value.AddressType,
        CellText.Listed([.. (value.Ports ?? []).Select(p => p.Port?.ToString(CultureInfo.InvariantCulture) ?? p.Name ?? "*")], Shown, "<unset>"),
        CellText.Listed([.. (value.Endpoints ?? []).SelectMany(e => e.Addresses ?? [])], Shown, "<unset>"),
        Cells.Age(value.Metadata.CreationTimestamp, now),
    ];
}
