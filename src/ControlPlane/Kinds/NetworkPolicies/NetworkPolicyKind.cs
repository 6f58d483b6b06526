using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Networking.V1;

namespace NetKube.ControlPlane.Kinds.NetworkPolicies;

internal sealed class NetworkPolicyKind : Kind<NetworkPolicy>
{
    public override void Default(NetworkPolicy value)
    {
        var spec = value.Spec;
        foreach (var port in (spec.Ingress ?? []).SelectMany(r => r.Ports ?? []).Concat((spec.Egress ?? []).SelectMany(r => r.Ports ?? []))) port.Protocol ??= Protocol.TCP;
        if (spec.PolicyTypes is { Count: > 0 }) return;
        spec.PolicyTypes = spec.Egress is { Count: > 0 } ? [PolicyType.Ingress, PolicyType.Egress] : [PolicyType.Ingress];
    }

    public override void PrepareForCreate(NetworkPolicy value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(NetworkPolicy value, NetworkPolicy old)
    {
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void Validate(NetworkPolicy value, FieldErrors errors) => NetworkPolicyRules.Validate(value.Spec, errors);

    public override IEnumerable<string> Warnings(NetworkPolicy value, NetworkPolicy? old)
    {
        foreach (var (field, text) in NetworkPolicyRules.Networks(value.Spec))
        {
            foreach (var warning in AddressWarnings.Network(field, text)) yield return warning;
        }
    }

    public override IReadOnlyList<object?> Row(NetworkPolicy value, DateTime now) =>
        [value.Metadata.Name, CellText.Selector(value.Spec.PodSelector), Cells.Age(value.Metadata.CreationTimestamp, now)];
}
