using NetKube.ControlPlane.Kinds.Services.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services;

/// <summary>
/// Which IP families a Service has, from what it says and what the cluster is configured for. Runs before the other
/// rules, and again as a rule: what is filled in once stays as it is.
/// </summary>
internal sealed class ServiceFamilies(ServiceNetworkOptions options)
{
    private static readonly Field Spec = Field.Of("spec");

    /// <summary>Fills in policy and families; the errors say what cannot be had.</summary>
    public FieldErrors Complete(Service service, Service? old)
    {
        var errors = new FieldErrors();
        var spec = service.Spec;
        if (spec.Type == ServiceType.ExternalName || IsUnchangedPreferDual(service, old)) return errors;
        spec.IpFamilyPolicy ??= old?.Spec.IpFamilyPolicy ?? (IsSelectorless(spec) ? IPFamilyPolicy.RequireDualStack : IPFamilyPolicy.SingleStack);
        AddressFieldRules.Validate(service, errors);
        if (!errors.None) return errors;
        if (old is not null) Reduce(service, old, errors);
        SingleStack(spec, errors);
        InferFromAddresses(spec, errors);
        if (!errors.None) return errors;
        if (IsSelectorless(spec)) CompleteSelectorless(spec);
        else CompleteConfigured(spec, errors);
        return errors;
    }

    /// <summary>A change of the cluster's families must not change Services that merely prefer both.</summary>
    private static bool IsUnchangedPreferDual(Service service, Service? old) =>
        old is not null && old.Spec.Type != ServiceType.ExternalName
        && old.Spec.IpFamilyPolicy == IPFamilyPolicy.PreferDualStack && service.Spec.IpFamilyPolicy == IPFamilyPolicy.PreferDualStack
        && ServiceUpdate.SameAddresses(service, old) && ServiceUpdate.SameFamilies(service, old);

    private static bool IsSelectorless(ServiceSpec spec) => spec.ClusterIP == ServiceNeeds.NoClusterIP && spec.Selector is not { Count: > 0 };

    private static void Reduce(Service service, Service old, FieldErrors errors)
    {
        var (spec, before) = (service.Spec, old.Spec);
        if (spec.IpFamilyPolicy == IPFamilyPolicy.SingleStack)
        {
            if (ServiceUpdate.SameAddresses(service, old) && spec.ClusterIPs is { Count: > 1 }) spec.ClusterIPs = [spec.ClusterIPs[0]];
            if (ServiceUpdate.SameFamilies(service, old) && spec.IpFamilies is { Count: > 1 }) spec.IpFamilies = [spec.IpFamilies[0]];
            return;
        }
        if (IsReduced(spec.ClusterIPs, before.ClusterIPs)) errors.Invalid(Spec.Child("ipFamilyPolicy"), spec.IpFamilyPolicy, "must be 'SingleStack' to release the secondary cluster IP");
        if (IsReduced(spec.IpFamilies, before.IpFamilies)) errors.Invalid(Spec.Child("ipFamilyPolicy"), spec.IpFamilyPolicy, "must be 'SingleStack' to release the secondary IP family");
    }

    /// <summary>The second is gone, the first is the same.</summary>
    private static bool IsReduced(List<string>? now, List<string>? before) => now is [var first] && before is [var was, _] && first == was;

    private static void SingleStack(ServiceSpec spec, FieldErrors errors)
    {
        if (spec.IpFamilyPolicy != IPFamilyPolicy.SingleStack) return;
        if (spec.ClusterIPs is { Count: 2 }) errors.Invalid(Spec.Child("ipFamilyPolicy"), spec.IpFamilyPolicy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified");
        if (spec.IpFamilies is { Count: 2 }) errors.Invalid(Spec.Child("ipFamilyPolicy"), spec.IpFamilyPolicy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified");
    }

    private void InferFromAddresses(ServiceSpec spec, FieldErrors errors)
    {
        for (var i = 0; i < (spec.ClusterIPs?.Count ?? 0); i++)
        {
            var text = spec.ClusterIPs![i];
            if (text == ServiceNeeds.NoClusterIP) return;
            if (i < (spec.IpFamilies?.Count ?? 0) || AddressRules.Parse(text) is not { } address) continue;
            var family = ServiceNetworkOptions.FamilyOf(address);
            if (options.NetworkOf(family) is null) errors.Invalid(Spec.Child("clusterIPs").Index(i), text, $"{family} is not configured on this cluster");
            else (spec.IpFamilies ??= []).Add(family);
        }
    }

    /// <summary>Headless without a selector: its endpoints are not ours, so both families are possible on any cluster.</summary>
    private void CompleteSelectorless(ServiceSpec spec)
    {
        if (spec.IpFamilies is not { Count: > 0 }) spec.IpFamilies = [options.Families.First()];
        if (spec.IpFamilies.Count < 2 && spec.IpFamilyPolicy != IPFamilyPolicy.SingleStack) spec.IpFamilies.Add(Other(spec.IpFamilies[0]));
    }

    private void CompleteConfigured(ServiceSpec spec, FieldErrors errors)
    {
        if (spec.IpFamilyPolicy == IPFamilyPolicy.RequireDualStack && options.Networks.Count < 2)
        {
            errors.Invalid(Spec.Child("ipFamilyPolicy"), spec.IpFamilyPolicy, "this cluster is not configured for dual-stack services");
        }
        for (var i = 0; i < (spec.IpFamilies?.Count ?? 0); i++)
        {
            if (options.NetworkOf(spec.IpFamilies![i]) is null) errors.Invalid(Spec.Child("ipFamilies").Index(i), spec.IpFamilies[i], "not configured on this cluster");
        }
        if (!errors.None) return;
        if (spec.IpFamilies is not { Count: > 0 }) spec.IpFamilies = [options.Families.First()];
        if (spec.IpFamilyPolicy != IPFamilyPolicy.SingleStack && spec.IpFamilies.Count == 1 && options.Networks.Count == 2) spec.IpFamilies.Add(Other(spec.IpFamilies[0]));
    }

    private static string Other(string family) => family == IPFamily.IPv4 ? IPFamily.IPv6 : IPFamily.IPv4;
}
