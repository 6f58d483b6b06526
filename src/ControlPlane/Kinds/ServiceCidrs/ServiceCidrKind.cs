using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Networking.V1;

namespace NetKube.ControlPlane.Kinds.ServiceCidrs;

internal sealed class ServiceCidrKind : Kind<ServiceCIDR>
{
    private static readonly Field Cidrs = Field.Of("spec").Child("cidrs");

    public override void PrepareForCreate(ServiceCIDR value) => value.Status = new ServiceCIDRStatus();

    public override void PrepareForUpdate(ServiceCIDR value, ServiceCIDR old) => value.Status = old.Status.Clone();

    public override void PrepareForStatusUpdate(ServiceCIDR value, ServiceCIDR old) => value.Spec = old.Spec.Clone();

    public override void Validate(ServiceCIDR value, FieldErrors errors)
    {
        var networks = value.Spec.Cidrs ?? [];
        if (networks.Count == 0) errors.Required(Cidrs, "at least one CIDR required");
        else if (networks.Count > 2) errors.Invalid(Cidrs, value.Spec, "may only hold up to 2 values");
        else Validate(networks, errors);
    }

    /// <summary>A second family may come; nothing else changes.</summary>
    public override void ValidateUpdate(ServiceCIDR value, ServiceCIDR old, FieldErrors errors)
    {
        var (networks, before) = (value.Spec.Cidrs ?? [], old.Spec.Cidrs ?? []);
        if (networks.Count != before.Count && (before.Count, networks.Count) != (1, 2))
        {
            errors.Invalid(Cidrs, RawText.List(networks), CommonRules.Immutable);
            return;
        }
        for (var i = 0; i < before.Count; i++) errors.Unchanged(Cidrs.Index(i), networks[i], before[i]);
        if (networks.Count > before.Count) Validate(networks, errors);
    }

    public override IReadOnlyList<object?> Row(ServiceCIDR value, DateTime now) =>
        [value.Metadata.Name, string.Join(",", value.Spec.Cidrs ?? []), Cells.Age(value.Metadata.CreationTimestamp, now)];

    private static void Validate(List<string> networks, FieldErrors errors)
    {
        for (var i = 0; i < networks.Count; i++)
        {
            errors.Network(Cidrs.Index(i), networks[i]);
        }
        var families = networks.Select(n => AddressRules.ParseNetwork(n)?.Address.AddressFamily).ToList();
        if (families.Count == 2 && families[0] is not null && families[0] == families[1])
        {
            errors.Invalid(Cidrs, RawText.List(networks), "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64");
        }
    }
}
