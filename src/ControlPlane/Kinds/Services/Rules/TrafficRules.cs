using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services.Rules;

/// <summary>Which endpoints traffic may go to.</summary>
internal static class TrafficRules
{
    /// <summary>Endpoints of the client's zone; deprecated name of PreferSameZone.</summary>
    public const string PreferClose = "PreferClose";

    private static readonly Field Spec = Field.Of("spec");

    public static void Validate(Service service, FieldErrors errors)
    {
        var spec = service.Spec;
        External(service, errors);
        HealthCheck(service, errors);
        var internalField = Spec.Child("internalTrafficPolicy");
        if (spec.InternalTrafficPolicy is { } policy) errors.OneOf(internalField, policy, ServiceInternalTrafficPolicy.Cluster, ServiceInternalTrafficPolicy.Local);
        else if (ServiceNeeds.ClusterIP(service)) errors.Required(internalField);
        if (spec.TrafficDistribution is { } distribution) errors.OneOf(Spec.Child("trafficDistribution"), distribution, PreferClose, "PreferSameZone", "PreferSameNode");
    }

    private static void External(Service service, FieldErrors errors)
    {
        var (field, policy) = (Spec.Child("externalTrafficPolicy"), service.Spec.ExternalTrafficPolicy);
        if (ServiceNeeds.ExternalTrafficPolicy(service)) errors.RequiredOneOf(field, policy, ServiceExternalTrafficPolicy.Cluster, ServiceExternalTrafficPolicy.Local);
        else if (policy.Length > 0) errors.Invalid(field, policy, "may only be set for externally-accessible services");
    }

    /// <summary>A port of 0 is filled in when the object is stored.</summary>
    private static void HealthCheck(Service service, FieldErrors errors)
    {
        if (service.Spec.HealthCheckNodePort is not (not 0 and var port)) return;
        var field = Spec.Child("healthCheckNodePort");
        if (ServiceNeeds.HealthCheckPort(service)) errors.PortNumber(field, port);
        else errors.Invalid(field, port, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
    }
}
