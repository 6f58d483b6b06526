using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Networking.V1;

namespace NetKube.ControlPlane.Kinds.Ingresses;

internal static class IngressRules
{
    private static readonly Field Spec = Field.Of("spec");
    private static readonly string[] BadSequences = ["//", "/./", "/../", "%2f", "%2F"];
    private static readonly string[] BadEndings = ["/..", "/."];

    public static void Validate(IngressSpec spec, FieldErrors errors)
    {
        if (spec.Rules is not { Count: > 0 } && spec.DefaultBackend is null) errors.Invalid(Spec, new RawText("[]"), "either `defaultBackend` or `rules` must be specified");
        if (spec.DefaultBackend is { } backend) Backend(backend, Spec.Child("defaultBackend"), errors);
        for (var i = 0; i < (spec.Rules?.Count ?? 0); i++) Rule(spec.Rules![i], Spec.Child("rules").Index(i), errors);
        for (var i = 0; i < (spec.Tls?.Count ?? 0); i++) Tls(spec.Tls![i], Spec.Child("tls").Index(i), errors);
        if (spec.IngressClassName is { } name) errors.DnsSubdomain(Spec.Child("ingressClassName"), name);
    }

    public static void ValidateStatus(IngressStatus status, FieldErrors errors)
    {
        for (var i = 0; i < (status.LoadBalancer.Ingress?.Count ?? 0); i++)
        {
            var (ingress, field) = (status.LoadBalancer.Ingress![i], Field.Of("status").Child("loadBalancer", "ingress").Index(i));
            if (ingress.Ip.Length > 0) errors.Address(field.Child("ip"), ingress.Ip);
            if (ingress.Hostname.Length == 0) continue;
            errors.DnsSubdomain(field.Child("hostname"), ingress.Hostname);
            if (AddressRules.Parse(ingress.Hostname) is not null) errors.Invalid(field.Child("hostname"), ingress.Hostname, "must be a DNS name, not an IP address");
        }
    }

    /// <summary>A reference to an object of another kind, by group, kind and name.</summary>
    public static void Reference(string? group, string kind, string name, Field field, FieldErrors errors)
    {
        if (group is not null) errors.DnsSubdomain(field.Child("apiGroup"), group);
        if (kind.Length == 0) errors.Required(field.Child("kind"));
        else errors.InvalidEach(field.Child("kind"), kind, Names.PathSegment(kind));
        if (name.Length == 0) errors.Required(field.Child("name"));
        else errors.InvalidEach(field.Child("name"), name, Names.PathSegment(name));
    }

    private static void Tls(IngressTLS tls, Field field, FieldErrors errors)
    {
        for (var i = 0; i < (tls.Hosts?.Count ?? 0); i++) Host(tls.Hosts![i], field.Child("hosts").Index(i), errors);
        if (tls.SecretName.Length > 0) errors.DnsSubdomain(field.Child("secretName"), tls.SecretName);
    }

    private static void Host(string host, Field field, FieldErrors errors)
    {
        if (host.Contains('*', StringComparison.Ordinal)) errors.InvalidEach(field, host, Names.WildcardDnsSubdomain(host));
        else errors.DnsSubdomain(field, host);
    }

    private static void Rule(IngressRule rule, Field field, FieldErrors errors)
    {
        if (rule.Host.Length > 0)
        {
            if (AddressRules.Parse(rule.Host) is not null) errors.Invalid(field.Child("host"), rule.Host, "must be a DNS name, not an IP address");
            Host(rule.Host, field.Child("host"), errors);
        }
        if (rule.IngressRuleValue.Http is not { } http) return;
        var paths = field.Child("http", "paths");
        if (http.Paths is not { Count: > 0 }) errors.Required(paths);
        for (var i = 0; i < (http.Paths?.Count ?? 0); i++) Path(http.Paths![i], paths.Index(i), errors);
    }

    private static void Path(HTTPIngressPath path, Field field, FieldErrors errors)
    {
        var at = field.Child("path");
        switch (path.PathType)
        {
            case null:
                errors.Required(field.Child("pathType"), "pathType must be specified");
                return;
            case "Exact" or "Prefix":
                if (!path.Path.StartsWith('/')) errors.Invalid(at, path.Path, "must be an absolute path");
                foreach (var sequence in BadSequences.Where(s => path.Path.Contains(s, StringComparison.Ordinal))) errors.Invalid(at, path.Path, $"must not contain '{sequence}'");
                foreach (var ending in BadEndings.Where(e => path.Path.EndsWith(e, StringComparison.Ordinal))) errors.Invalid(at, path.Path, $"cannot end with '{ending}'");
                break;
            case "ImplementationSpecific":
                if (path.Path.Length > 0 && path.Path[0] != '/') errors.Invalid(at, path.Path, "must be an absolute path");
                break;
            default:
                errors.NotSupported(field.Child("pathType"), path.PathType, ["Exact", "ImplementationSpecific", "Prefix"]);
                break;
        }
        Backend(path.Backend, field.Child("backend"), errors);
    }

    private static void Backend(IngressBackend backend, Field field, FieldErrors errors)
    {
        switch (backend)
        {
            case { Resource: not null, Service: not null }:
                errors.Invalid(field, "", "cannot set both resource and service backends");
                break;
            case { Resource: TypedLocalObjectReference resource }:
                Reference(resource.ApiGroup, resource.Kind, resource.Name, field.Child("resource"), errors);
                break;
            case { Service: { } service }:
                if (service.Name.Length == 0) errors.Required(field.Child("service", "name"));
                else errors.InvalidEach(field.Child("service", "name"), service.Name, Names.DnsLabel(service.Name));
                Port(service.Port, field, errors);
                break;
            default:
                errors.Invalid(field, "", "resource or service backend is required");
                break;
        }
    }

    private static void Port(ServiceBackendPort port, Field field, FieldErrors errors)
    {
        var at = field.Child("service", "port");
        if (port.Name.Length > 0 && port.Number != 0) errors.Invalid(field, "", "cannot set both port name & port number");
        else if (port.Name.Length > 0) errors.InvalidEach(at.Child("name"), port.Name, Names.PortName(port.Name));
        else if (port.Number != 0) errors.PortNumber(at.Child("number"), port.Number);
        else errors.Required(field, "port name or number is required");
    }
}
