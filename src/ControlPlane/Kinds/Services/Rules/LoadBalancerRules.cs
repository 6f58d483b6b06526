using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services.Rules;

/// <summary>What only a Service of type LoadBalancer has, and its status.</summary>
internal static class LoadBalancerRules
{
    private const string OnlyLoadBalancer = "may only be used when `type` is 'LoadBalancer'";
    private const string RangesAnnotation = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static readonly Field Spec = Field.Of("spec");

    public static void Validate(Service service, FieldErrors errors)
    {
        var spec = service.Spec;
        var isLoadBalancer = spec.Type == ServiceType.LoadBalancer;
        SourceRanges(service, isLoadBalancer, errors);
        if (spec.AllocateLoadBalancerNodePorts is not null && !isLoadBalancer) errors.Forbidden(Spec.Child("allocateLoadBalancerNodePorts"), OnlyLoadBalancer);
        if (spec.AllocateLoadBalancerNodePorts is null && isLoadBalancer) errors.Required(Field.Of("allocateLoadBalancerNodePorts"));
        if (spec.LoadBalancerClass is not { } name) return;
        if (isLoadBalancer) errors.QualifiedName(Spec.Child("loadBalancerClass"), name);
        else errors.Forbidden(Spec.Child("loadBalancerClass"), OnlyLoadBalancer);
    }

    public static void ValidateStatus(Service service, FieldErrors errors)
    {
        var field = Field.Of("status").Child("loadBalancer", "ingress");
        var ingresses = service.Status.LoadBalancer.Ingress ?? [];
        if (service.Spec.Type != ServiceType.LoadBalancer && ingresses.Count > 0)
        {
            errors.Forbidden(field, "may only be used when `spec.type` is 'LoadBalancer'");
            return;
        }
        for (var i = 0; i < ingresses.Count; i++) Ingress(ingresses[i], field.Index(i), errors);
    }

    private static void SourceRanges(Service service, bool isLoadBalancer, FieldErrors errors)
    {
        if (service.Spec.LoadBalancerSourceRanges is { Count: > 0 } ranges)
        {
            var field = Spec.Child("LoadBalancerSourceRanges");
            if (!isLoadBalancer) errors.Forbidden(field, OnlyLoadBalancer);
            for (var i = 0; i < ranges.Count; i++) errors.Network(field.Index(i), ranges[i].Trim());
        }
        else if (service.Metadata.Annotations is { } annotations && annotations.TryGetValue(RangesAnnotation, out var listed))
        {
            var field = Field.Of("metadata").Child("annotations").Key(RangesAnnotation);
            if (!isLoadBalancer) errors.Forbidden(field, OnlyLoadBalancer);
            if (listed.Trim().Length == 0) return;
            foreach (var range in listed.Split(',')) errors.Network(field, range.Trim());
        }
    }

    private static void Ingress(LoadBalancerIngress ingress, Field field, FieldErrors errors)
    {
        if (ingress.Ip.Length > 0) errors.Address(field.Child("ip"), ingress.Ip);
        if (ingress.Ip.Length > 0 && ingress.IpMode is null) errors.Required(field.Child("ipMode"), "must be specified when `ip` is set");
        else if (ingress.IpMode is { } mode)
        {
            if (ingress.Ip.Length == 0) errors.Forbidden(field.Child("ipMode"), "may not be specified when `ip` is not set");
            else errors.OneOf(field.Child("ipMode"), mode, LoadBalancerIPMode.VIP, LoadBalancerIPMode.Proxy);
        }
        if (ingress.Hostname.Length == 0) return;
        errors.DnsSubdomain(field.Child("hostname"), ingress.Hostname);
        if (AddressRules.Parse(ingress.Hostname) is not null) errors.Invalid(field.Child("hostname"), ingress.Hostname, "must be a DNS name, not an IP address");
    }
}
