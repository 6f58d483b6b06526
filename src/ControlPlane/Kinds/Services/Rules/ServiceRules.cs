using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services.Rules;

/// <summary>A Service's rules, besides those of its addresses' allocation.</summary>
internal static class ServiceRules
{
    private const string HintsAnnotation = "service.kubernetes.io/topology-aware-hints";
    private const string ModeAnnotation = "service.kubernetes.io/topology-mode";
    private const int MaxAffinitySeconds = 86400;
    private static readonly Field Spec = Field.Of("spec");

    public static void Validate(Service service, FieldErrors errors)
    {
        var spec = service.Spec;
        Annotations(service, errors);
        if (spec.Ports is not { Count: > 0 } && !ServiceNeeds.IsHeadless(service) && spec.Type != ServiceType.ExternalName) errors.Required(Spec.Child("ports"));
        if (spec.Type is ServiceType.LoadBalancer or ServiceType.NodePort && ServiceNeeds.IsHeadless(service))
        {
            errors.Invalid(Spec.Child("clusterIPs").Index(0), ServiceNeeds.NoClusterIP, $"may not be set to 'None' for {spec.Type} services");
        }
        if (spec.Type == ServiceType.ExternalName) ExternalName(spec, errors);
        PortRules.Validate(spec, errors);
        errors.Labels(Spec.Child("selector"), spec.Selector);
        Affinity(spec, errors);
        AddressFieldRules.Validate(service, errors);
        for (var i = 0; i < (spec.ExternalIPs?.Count ?? 0); i++)
        {
            var (field, text) = (Spec.Child("externalIPs").Index(i), spec.ExternalIPs![i]);
            if (errors.Address(field, text)) errors.NonSpecialAddress(field, text);
        }
        errors.RequiredOneOf(Spec.Child("type"), spec.Type, ServiceType.ClusterIP, ServiceType.NodePort, ServiceType.LoadBalancer, ServiceType.ExternalName);
        LoadBalancerRules.Validate(service, errors);
        TrafficRules.Validate(service, errors);
    }

    public static void ValidateUpdate(Service service, Service old, FieldErrors errors)
    {
        AddressFieldRules.ValidateUpdate(service, old, errors);
        if (service.Spec.Type == ServiceType.LoadBalancer && old.Spec.Type == ServiceType.LoadBalancer && service.Spec.LoadBalancerClass != old.Spec.LoadBalancerClass)
        {
            errors.Invalid(Spec.Child("loadBalancerClass"), service.Spec.LoadBalancerClass, "may not change once set");
        }
        if (ServiceNeeds.HealthCheckPort(old) && ServiceNeeds.HealthCheckPort(service) && service.Spec.HealthCheckNodePort != old.Spec.HealthCheckNodePort)
        {
            errors.Forbidden(Spec.Child("healthCheckNodePort"), CommonRules.Immutable);
        }
        Validate(service, errors);
    }

    private static void Annotations(Service service, FieldErrors errors)
    {
        if (service.Metadata.Annotations is not { } annotations) return;
        if (annotations.TryGetValue(HintsAnnotation, out var hints) && annotations.TryGetValue(ModeAnnotation, out var mode) && hints != mode)
        {
            errors.Invalid(Field.Of("metadata").Child("annotations").Key(ModeAnnotation), mode, $"must match annotations[{HintsAnnotation}] when both are specified");
        }
    }

    private static void ExternalName(ServiceSpec spec, FieldErrors errors)
    {
        if (spec.ClusterIPs is { Count: > 0 }) errors.Forbidden(Spec.Child("clusterIPs"), "may not be set for ExternalName services");
        if (spec.IpFamilies is { Count: > 0 }) errors.Forbidden(Spec.Child("ipFamilies"), "may not be set for ExternalName services");
        if (spec.IpFamilyPolicy is not null) errors.Forbidden(Spec.Child("ipFamilyPolicy"), "may not be set for ExternalName services");
        var name = spec.ExternalName.EndsWith('.') ? spec.ExternalName[..^1] : spec.ExternalName;
        if (name.Length == 0) errors.Required(Spec.Child("externalName"));
        else errors.DnsSubdomain(Spec.Child("externalName"), name);
    }

    private static void Affinity(ServiceSpec spec, FieldErrors errors)
    {
        errors.RequiredOneOf(Spec.Child("sessionAffinity"), spec.SessionAffinity, ServiceAffinity.ClientIP, ServiceAffinity.None);
        var field = Spec.Child("sessionAffinityConfig");
        if (spec.SessionAffinity == ServiceAffinity.None && spec.SessionAffinityConfig is not null) errors.Forbidden(field, "must not be set when session affinity is None");
        if (spec.SessionAffinity != ServiceAffinity.ClientIP) return;
        if (spec.SessionAffinityConfig is not { } config) errors.Required(field, "when session affinity type is ClientIP");
        else if (config.ClientIP is null) errors.Required(field.Child("clientIP"), "when session affinity type is ClientIP");
        else if (config.ClientIP.TimeoutSeconds is not { } seconds) errors.Required(field.Child("clientIP", "timeoutSeconds"), "when session affinity type is ClientIP");
        else if (seconds is <= 0 or > MaxAffinitySeconds) errors.Invalid(field.Child("clientIP", "timeoutSeconds"), seconds, $"must be greater than 0 and less than {MaxAffinitySeconds}");
    }
}
