using System.Text;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Containers;

/// <summary>The texts of /etc/hosts and /etc/resolv.conf in a pod. Pure.</summary>
internal static class PodFiles
{
    public static string Hosts(Pod pod, string hostname, IReadOnlyList<string> addresses, string nodesOwn, string clusterDomain)
    {
        var text = new StringBuilder();
        if (pod.Spec.HostNetwork)
        {
            text.Append("# Kubernetes-managed hosts file (host network).\n").Append(nodesOwn);
        }
        else
        {
            text.Append("# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n")
                .Append("fe00::\tip6-localnet\nfe00::\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n");
            var name = pod.Spec.Subdomain.Length > 0
                ? $"{hostname}.{pod.Spec.Subdomain}.{pod.Metadata.Namespace}.svc.{clusterDomain}\t{hostname}"
                : hostname;
            foreach (var address in addresses) text.Append($"{address}\t{name}\n");
        }
        if (pod.Spec.HostAliases is not { Count: > 0 } aliases) return text.ToString();
        text.Append("\n# Entries added by HostAliases.\n");
        foreach (var alias in aliases) text.Append($"{alias.Ip}\t{string.Join('\t', alias.Hostnames ?? [])}\n");
        return text.ToString();
    }

    public static string ResolvConf(Pod pod, DnsSettings dns, string nodesOwn)
    {
        var policy = pod.Spec.DnsPolicy;
        if (policy == "ClusterFirst" && pod.Spec.HostNetwork) policy = "Default";
        var fromNode = Parse(nodesOwn);
        var @base = policy switch
        {
            "None" => new Resolver([], [], []),
            "Default" => fromNode,
            _ when dns.ClusterServers.Count == 0 => fromNode,
            _ => new Resolver(dns.ClusterServers, [.. ClusterSearches(pod, dns).Concat(fromNode.Searches).Distinct()], ["ndots:5"]),
        };
        return Render(Merge(@base, pod.Spec.DnsConfig));
    }

    private static string[] ClusterSearches(Pod pod, DnsSettings dns) =>
        [$"{pod.Metadata.Namespace}.svc.{dns.ClusterDomain}", $"svc.{dns.ClusterDomain}", dns.ClusterDomain];

    private static Resolver Merge(Resolver @base, PodDNSConfig? more)
    {
        if (more is null) return @base;
        var options = @base.Options.ToDictionary(o => o.Split(':')[0], o => o);
        foreach (var option in more.Options ?? [])
            options[option.Name] = option.Value is { } value ? $"{option.Name}:{value}" : option.Name;
        return new Resolver(
            [.. @base.Servers.Concat(more.Nameservers ?? []).Distinct()],
            [.. @base.Searches.Concat(more.Searches ?? []).Distinct()],
            [.. options.Values]);
    }

    private static string Render(Resolver resolver)
    {
        var text = new StringBuilder();
        if (resolver.Searches.Count > 0) text.Append($"search {string.Join(' ', resolver.Searches)}\n");
        foreach (var server in resolver.Servers) text.Append($"nameserver {server}\n");
        if (resolver.Options.Count > 0) text.Append($"options {string.Join(' ', resolver.Options)}\n");
        return text.ToString();
    }

    private static Resolver Parse(string text)
    {
        var (servers, searches, options) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2) continue;
            if (words[0] == "nameserver") servers.Add(words[1]);
            else if (words[0] == "search") searches = [.. words[1..].Select(w => w.Length > 1 ? w.TrimEnd('.') : w)];
            else if (words[0] == "options") options = [.. words[1..]];
        }
        return new Resolver(servers, searches, options);
    }

    private sealed record Resolver(IReadOnlyList<string> Servers, IReadOnlyList<string> Searches, IReadOnlyList<string> Options);
}

/// <summary>What pods are told about names.</summary>
internal sealed record DnsSettings(IReadOnlyList<string> ClusterServers, string ClusterDomain);
