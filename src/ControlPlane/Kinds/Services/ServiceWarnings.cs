using NetKube.ControlPlane.Kinds.Services.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services;

/// <summary>What is accepted, but will not do what its author hopes.</summary>
internal static class ServiceWarnings
{
    private static readonly Field Spec = Field.Of("spec");

    public static IEnumerable<string> Of(Service service)
    {
        var spec = service.Spec;
        if (service.Metadata.Annotations?.ContainsKey("service.kubernetes.io/topology-aware-hints") == true)
        {
            yield return "annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead";
        }
        foreach (var warning in Addresses(spec, ServiceNeeds.IsHeadless(service))) yield return warning;
        if (ServiceNeeds.IsHeadless(service))
        {
            if (spec.LoadBalancerIP.Length > 0) yield return "spec.loadBalancerIP is ignored for headless services";
            if (spec.ExternalIPs is { Count: > 0 }) yield return "spec.externalIPs is ignored for headless services";
            if (spec.SessionAffinity != ServiceAffinity.None) yield return "spec.SessionAffinity is ignored for headless services";
        }
        if (spec.Type == ServiceType.ExternalName && spec.ExternalIPs is { Count: > 0 }) yield return "spec.externalIPs is ignored when spec.type is \"ExternalName\"";
        else if (!ServiceNeeds.IsHeadless(service) && spec.ExternalIPs is { Count: > 0 }) yield return "spec.externalIPs is deprecated since v1.36: any user who may write Services can take over other addresses with it";
        if (spec.TrafficDistribution == TrafficRules.PreferClose) yield return "spec.trafficDistribution: \"PreferClose\" is deprecated, use \"PreferSameZone\"";
    }

    private static IEnumerable<string> Addresses(ServiceSpec spec, bool isHeadless)
    {
        for (var i = 0; !isHeadless && i < (spec.ClusterIPs?.Count ?? 0); i++)
        {
            foreach (var warning in AddressWarnings.Address(Spec.Child("clusterIPs").Index(i), spec.ClusterIPs![i])) yield return warning;
        }
        for (var i = 0; i < (spec.ExternalIPs?.Count ?? 0); i++)
        {
            foreach (var warning in AddressWarnings.Address(Spec.Child("externalIPs").Index(i), spec.ExternalIPs![i])) yield return warning;
        }
        foreach (var warning in AddressWarnings.Address(Spec.Child("loadBalancerIP"), spec.LoadBalancerIP)) yield return warning;
        for (var i = 0; i < (spec.LoadBalancerSourceRanges?.Count ?? 0); i++)
        {
            foreach (var warning in AddressWarnings.Network(Spec.Child("loadBalancerSourceRanges").Index(i), spec.LoadBalancerSourceRanges![i].Trim())) yield return warning;
        }
    }
}
