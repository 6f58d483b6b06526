using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Ports on the host's network, DNS, /etc/hosts.</summary>
internal static class PodNetworkRules
{
    // resolv.conf(5): MAXNS; the search list is limited by kubelet's own, larger numbers.
    private const int MostNameservers = 3;
    private const int MostSearches = 32;
    private const int MostSearchCharacters = 2048;

    public static void Check(PodRuleContext context, Field field)
    {
        if (context.Spec.HostNetwork) HostPorts(context, field.Child("containers"), context.Spec.Containers);
        Dns(context, field.Child("dnsConfig"));
        var aliases = context.Spec.HostAliases ?? [];
        for (var i = 0; i < aliases.Count; i++)
        {
            var at = field.Child("hostAliases").Index(i);
            context.Errors.Address(at.Child("ip"), aliases[i].Ip);
            var names = aliases[i].Hostnames ?? [];
            for (var j = 0; j < names.Count; j++) context.Errors.DnsSubdomain(at.Child("hostnames").Index(j), names[j]);
        }
    }

    // A template may leave the host's port open: it is filled in when a pod is made of it.
    private static void HostPorts(PodRuleContext context, Field field, List<Container>? containers)
    {
        for (var i = 0; i < (containers?.Count ?? 0); i++)
        {
            var ports = containers![i].Ports ?? [];
            for (var j = 0; j < ports.Count; j++)
            {
                var port = ports[j];
                if (port.HostPort == port.ContainerPortValue || (port.HostPort == 0 && !context.IsPod)) continue;
                context.Errors.Invalid(field.Index(i).Child("ports").Index(j).Child("hostPort"), port.HostPort, "must match `containerPort` when `hostNetwork` is true");
            }
        }
    }

    private static void Dns(PodRuleContext context, Field field)
    {
        var (errors, config) = (context.Errors, context.Spec.DnsConfig);
        if (context.Spec.DnsPolicy == DNSPolicy.None)
        {
            if (config is null) errors.Required(field, "must provide `dnsConfig` when `dnsPolicy` is None");
            else if (config.Nameservers is not { Count: > 0 }) errors.Required(field.Child("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
        }
        if (config is null) return;
        var (servers, searches, options) = (config.Nameservers ?? [], config.Searches ?? [], config.Options ?? []);
        if (servers.Count > MostNameservers) errors.Invalid(field.Child("nameservers"), string.Join(",", servers), $"must not have more than {MostNameservers} nameservers");
        for (var i = 0; i < servers.Count; i++) errors.Address(field.Child("nameservers").Index(i), servers[i]);
        if (searches.Count > MostSearches) errors.Invalid(field.Child("searches"), string.Join(",", searches), $"must not have more than {MostSearches} search paths");
        if (string.Join(' ', searches).Length > MostSearchCharacters) errors.Invalid(field.Child("searches"), string.Join(",", searches), $"must not have more than {MostSearchCharacters} characters (including spaces) in the search list");
        for (var i = 0; i < searches.Count; i++)
        {
            // "." alone means: no search; a trailing dot is fine. Underscores occur in SRV domains.
            if (searches[i] == ".") continue;
            var search = searches[i].EndsWith('.') ? searches[i][..^1] : searches[i];
            errors.InvalidEach(field.Child("searches").Index(i), search, Names.DnsSubdomainWithUnderscore(search));
        }
        for (var i = 0; i < options.Count; i++)
        {
            if (options[i].Name.Length == 0) errors.Required(field.Child("options").Index(i), "must not be empty");
        }
    }
}
