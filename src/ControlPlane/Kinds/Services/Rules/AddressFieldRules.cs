using System.Net.Sockets;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services.Rules;

/// <summary>clusterIP, clusterIPs, ipFamilies and ipFamilyPolicy, alone and together.</summary>
internal static class AddressFieldRules
{
    private static readonly Field Spec = Field.Of("spec");
    private static readonly Field ClusterIPs = Spec.Child("clusterIPs");
    private static readonly Field IpFamilies = Spec.Child("ipFamilies");

    public static void Validate(Service service, FieldErrors errors)
    {
        var spec = service.Spec;
        if (spec.Type == ServiceType.ExternalName) return;
        Agreement(spec, errors);
        Families(spec, errors);
        if (spec.IpFamilyPolicy is { } policy) errors.OneOf(Spec.Child("ipFamilyPolicy"), policy, IPFamilyPolicy.SingleStack, IPFamilyPolicy.PreferDualStack, IPFamilyPolicy.RequireDualStack);
        if (!Addresses(spec, errors)) return;
        if (spec.ClusterIPs is { Count: > 1 } addresses && !IsDualStack(addresses)) errors.Invalid(ClusterIPs, Show(addresses), "may specify no more than one IP for each IP family");
        if (!ServiceNeeds.IsHeadless(service)) MatchFamilies(spec, errors);
    }

    /// <summary>Primary address and family stay; a second one may come, and go with the policy SingleStack.</summary>
    public static void ValidateUpdate(Service service, Service old, FieldErrors errors)
    {
        if (service.Spec.Type == ServiceType.ExternalName || old.Spec.Type == ServiceType.ExternalName) return;
        var (isHeadless, wasHeadless) = (ServiceNeeds.IsHeadless(service), ServiceNeeds.IsHeadless(old));
        if (!(isHeadless && wasHeadless)) Changed(ClusterIPs, service.Spec.ClusterIPs, old.Spec.ClusterIPs, "primary clusterIP can not be unset", "secondary clusterIP", service, errors, false);
        if (!isHeadless && !wasHeadless) Changed(IpFamilies, service.Spec.IpFamilies, old.Spec.IpFamilies, "primary ipFamily can not be unset", "secondary ipFamily", service, errors, true);
    }

    private static void Agreement(ServiceSpec spec, FieldErrors errors)
    {
        if (spec.ClusterIP.Length == 0)
        {
            if (spec.ClusterIPs is { Count: > 0 } given) errors.Invalid(ClusterIPs, Show(given), "must be empty when `clusterIP` is not specified");
        }
        else if (spec.ClusterIPs is not { Count: > 0 }) errors.Required(ClusterIPs);
        else if (spec.ClusterIPs[0] != spec.ClusterIP) errors.Invalid(ClusterIPs, Show(spec.ClusterIPs), "first value must match `clusterIP`");
    }

    private static void Families(ServiceSpec spec, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < (spec.IpFamilies?.Count ?? 0); i++)
        {
            var family = spec.IpFamilies![i];
            errors.OneOf(IpFamilies.Index(i), family, IPFamily.IPv4, IPFamily.IPv6);
            if (!seen.Add(family)) errors.Duplicate(IpFamilies.Index(i), family);
        }
    }

    /// <summary>Whether all are addresses, or the one is None: only then the rules about them together make sense.</summary>
    private static bool Addresses(ServiceSpec spec, FieldErrors errors)
    {
        var good = true;
        var addresses = spec.ClusterIPs ?? [];
        for (var i = 0; i < addresses.Count; i++)
        {
            if (i == 0 && addresses[i] == ServiceNeeds.NoClusterIP)
            {
                if (addresses.Count == 1) continue;
                errors.Invalid(ClusterIPs, Show(addresses), "'None' must be the first and only value");
                good = false;
            }
            else if (!errors.Address(ClusterIPs.Index(i), addresses[i])) good = false;
        }
        if (addresses.Count > 2) errors.Invalid(ClusterIPs, Show(addresses), "may only hold up to 2 values");
        return good;
    }

    private static void MatchFamilies(ServiceSpec spec, FieldErrors errors)
    {
        for (var i = 0; i < Math.Min(spec.ClusterIPs?.Count ?? 0, spec.IpFamilies?.Count ?? 0); i++)
        {
            var (text, family) = (spec.ClusterIPs![i], spec.IpFamilies![i]);
            var isV6 = AddressRules.Parse(text)?.AddressFamily == AddressFamily.InterNetworkV6;
            if (family == IPFamily.IPv4 && isV6) errors.Invalid(ClusterIPs.Index(i), text, $"expected an IPv4 value as indicated by `ipFamilies[{i}]`");
            if (family == IPFamily.IPv6 && !isV6) errors.Invalid(ClusterIPs.Index(i), text, $"expected an IPv6 value as indicated by `ipFamilies[{i}]`");
        }
    }

    private static void Changed(Field field, List<string>? now, List<string>? was, string unset, string second, Service service, FieldErrors errors, bool firstOnly)
    {
        var (values, before) = (now ?? [], was ?? []);
        if (values.Count == before.Count)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i] != before[i]) errors.Invalid(field.Index(firstOnly ? 0 : i), Show(values), "may not change once set");
            }
            return;
        }
        if (values.Count > 0 && before.Count > 0 && values[0] != before[0]) errors.Invalid(field.Index(0), Show(values), "may not change once set");
        if (values.Count > before.Count) return;
        if (values.Count == 0) errors.Invalid(field.Index(0), Show(values), unset);
        if (values.Count == 1 && service.Spec.IpFamilyPolicy != IPFamilyPolicy.SingleStack)
        {
            errors.Invalid(Spec.Child("ipFamilyPolicy"), service.Spec.IpFamilyPolicy, $"must be set to 'SingleStack' when releasing the {second}");
        }
    }

    private static bool IsDualStack(List<string> addresses) => addresses.Select(a => AddressRules.Parse(a)?.AddressFamily).Distinct().Count() == 2;

    private static RawText Show(List<string> values) => RawText.List(values);
}
