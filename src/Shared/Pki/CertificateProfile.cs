using System.Net;

namespace NetKube.Shared.Pki;

/// <summary>What a certificate shall say: whom it names, where it may stand, how long.</summary>
/// <param name="CommonName">The user's name, or the server's.</param>
public sealed record CertificateProfile(string CommonName)
{
    /// <summary>Client certificates: the user's groups.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Server certificates: names that clients may call it by.</summary>
    public IReadOnlyList<string> DnsNames { get; init; } = [];

    /// <summary>Server certificates: addresses that clients may call it by.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    /// <summary>May stand for a server.</summary>
    public bool ServerAuth { get; init; }

    /// <summary>May stand for a client.</summary>
    public bool ClientAuth { get; init; }

    /// <summary>From now; cut at the authority's own end.</summary>
    public TimeSpan Lifetime { get; init; } = CertificateAuthority.LeafLifetime;

    /// <summary>A user of the API: the name is the user's, the organizations are its groups.</summary>
    public static CertificateProfile Client(string user, params IReadOnlyList<string> groups) =>
        new(user) { Organizations = groups, ClientAuth = true };

    /// <summary>A node's agent towards the API server.</summary>
    public static CertificateProfile NodeClient(string node) => Client("system:node:" + node, "system:nodes");

    /// <summary>A node's own server (logs, exec), which the API server calls.</summary>
    public static CertificateProfile NodeServer(string node, IReadOnlyList<string> names, IReadOnlyList<IPAddress> addresses) =>
        new("system:node:" + node) { Organizations = ["system:nodes"], DnsNames = names, Addresses = addresses, ServerAuth = true };

    /// <summary>The API server: the names of its service in every length, the service's address, loopback, and what is given.</summary>
    public static CertificateProfile ApiServer(string clusterDomain, IReadOnlyList<string> names, IReadOnlyList<IPAddress> addresses) => new("kube-apiserver")
    {
        ServerAuth = true,
        DnsNames = [.. new[] { "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc." + clusterDomain, "localhost" }.Concat(names).Distinct(StringComparer.OrdinalIgnoreCase)],
        Addresses = [.. new[] { IPAddress.Loopback, IPAddress.IPv6Loopback }.Concat(addresses).Distinct()],
    };
}
