using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Networking.V1;

namespace NetKube.ControlPlane.Kinds.NetworkPolicies;

internal static class NetworkPolicyRules
{
    private static readonly Field Spec = Field.Of("spec");

    public static void Validate(NetworkPolicySpec spec, FieldErrors errors)
    {
        errors.Selector(Spec.Child("podSelector"), spec.PodSelector);
        for (var i = 0; i < (spec.Ingress?.Count ?? 0); i++) Rule(spec.Ingress![i].Ports, spec.Ingress[i].From, Spec.Child("ingress").Index(i), "from", errors);
        for (var i = 0; i < (spec.Egress?.Count ?? 0); i++) Rule(spec.Egress![i].Ports, spec.Egress[i].To, Spec.Child("egress").Index(i), "to", errors);
        var types = spec.PolicyTypes ?? [];
        if (types.Count > 2)
        {
            errors.Invalid(Spec.Child("policyTypes"), RawText.List(types), "may not specify more than two policyTypes");
            return;
        }
        for (var i = 0; i < types.Count; i++) errors.OneOf(Spec.Child("policyTypes").Index(i), types[i], PolicyType.Ingress, PolicyType.Egress);
    }

    /// <summary>Every network that the policy names.</summary>
    public static IEnumerable<(Field Field, string Text)> Networks(NetworkPolicySpec spec)
    {
        for (var i = 0; i < (spec.Ingress?.Count ?? 0); i++)
        {
            foreach (var network in Networks(spec.Ingress![i].From, Spec.Child("ingress").Index(i).Child("from"))) yield return network;
        }
        for (var i = 0; i < (spec.Egress?.Count ?? 0); i++)
        {
            foreach (var network in Networks(spec.Egress![i].To, Spec.Child("egress").Index(i).Child("to"))) yield return network;
        }
    }

    private static IEnumerable<(Field, string)> Networks(List<NetworkPolicyPeer>? peers, Field field)
    {
        for (var i = 0; i < (peers?.Count ?? 0); i++)
        {
            if (peers![i].IpBlock is not { } block) continue;
            var at = field.Index(i).Child("ipBlock");
            yield return (at.Child("cidr"), block.Cidr);
            for (var j = 0; j < (block.Except?.Count ?? 0); j++) yield return (at.Child("except").Index(j), block.Except![j]);
        }
    }

    private static void Rule(List<NetworkPolicyPort>? ports, List<NetworkPolicyPeer>? peers, Field field, string direction, FieldErrors errors)
    {
        for (var i = 0; i < (ports?.Count ?? 0); i++) Port(ports![i], field.Child("ports").Index(i), errors);
        for (var i = 0; i < (peers?.Count ?? 0); i++) Peer(peers![i], field.Child(direction).Index(i), errors);
    }

    private static void Port(NetworkPolicyPort port, Field field, FieldErrors errors)
    {
        if (port.Protocol is { } protocol) errors.OneOf(field.Child("protocol"), protocol, Protocol.TCP, Protocol.UDP, Protocol.SCTP);
        var end = field.Child("endPort");
        switch (port.Port)
        {
            case null:
                if (port.EndPort is not null) errors.Invalid(end, port.EndPort, "may not be specified when `port` is not specified");
                break;
            case { IsString: true } name:
                if (port.EndPort is not null) errors.Invalid(end, port.EndPort, "may not be specified when `port` is non-numeric");
                errors.InvalidEach(field.Child("port"), name.Text, Names.PortName(name.Text));
                break;
            case { } number:
                errors.PortNumber(field.Child("port"), number.Number);
                if (port.EndPort is not { } last) break;
                if (last < number.Number) errors.Invalid(end, last, "must be greater than or equal to `port`");
                errors.PortNumber(end, last);
                break;
        }
    }

    private static void Peer(NetworkPolicyPeer peer, Field field, FieldErrors errors)
    {
        errors.Selector(field.Child("podSelector"), peer.PodSelector);
        errors.Selector(field.Child("namespaceSelector"), peer.NamespaceSelector);
        if (peer.IpBlock is { } block) Block(block, field.Child("ipBlock"), errors);
        var selects = peer.PodSelector is not null || peer.NamespaceSelector is not null;
        if (!selects && peer.IpBlock is null) errors.Required(field, "must specify a peer");
        else if (selects && peer.IpBlock is not null) errors.Forbidden(field, "may not specify both ipBlock and another peer");
    }

    private static void Block(IPBlock block, Field field, FieldErrors errors)
    {
        if (block.Cidr.Length == 0)
        {
            errors.Required(field.Child("cidr"));
            return;
        }
        errors.Network(field.Child("cidr"), block.Cidr);
        if (AddressRules.ParseNetwork(block.Cidr) is not { } network) return;
        for (var i = 0; i < (block.Except?.Count ?? 0); i++)
        {
            var (text, at) = (block.Except![i], field.Child("except").Index(i));
            errors.Network(at, text);
            if (AddressRules.ParseNetwork(text) is not { } hole) continue;
            var inside = hole.Address.AddressFamily == network.Address.AddressFamily && hole.PrefixLength > network.PrefixLength
                && AddressWarnings.Masked(hole.Address, network.PrefixLength).Equals(AddressWarnings.Masked(network.Address, network.PrefixLength));
            if (!inside) errors.Invalid(at, text, "must be a strict subset of `cidr`");
        }
    }
}
