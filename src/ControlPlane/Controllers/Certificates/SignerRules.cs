using System.Security.Cryptography.X509Certificates;
using NetKube.Shared.Api.Certificates.V1;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Controllers.Certificates;

/// <summary>What each of the built-in signers signs. Pure.</summary>
internal static class SignerRules
{
    public const string Client = "kubernetes.io/kube-apiserver-client";
    public const string KubeletClient = "kubernetes.io/kube-apiserver-client-kubelet";
    public const string KubeletServing = "kubernetes.io/kubelet-serving";
    private const string Nodes = "system:nodes";
    private const string NodePrefix = "system:node:";
    private const string Masters = "system:masters";

    public static bool IsOurs(string signerName) => signerName is Client or KubeletClient or KubeletServing;

    /// <summary>Why the signer does not sign this; null when it does.</summary>
    public static string? Problem(CertificateSigningRequestSpec spec, SigningRequest request) => spec.SignerName switch
    {
        KubeletClient => KubeletClientProblem(spec, request),
        KubeletServing => KubeletServingProblem(spec, request),
        Client => ClientProblem(spec, request),
        _ => $"\"{spec.SignerName}\" is not a signer of this controller",
    };

    /// <summary>What the certificate shall say: the request's names, and the usages asked for.</summary>
    public static (CertificateProfile Profile, X509KeyUsageFlags Usages) ProfileOf(CertificateSigningRequestSpec spec, SigningRequest request)
    {
        var lifetime = spec.ExpirationSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Max(600, seconds)) : CertificateAuthority.LeafLifetime;
        if (lifetime > CertificateAuthority.LeafLifetime) lifetime = CertificateAuthority.LeafLifetime;
        var profile = new CertificateProfile(request.Name.CommonName)
        {
            Organizations = request.Name.Organizations,
            DnsNames = request.DnsNames,
            Addresses = request.Addresses,
            ServerAuth = Asks(spec, KeyUsage.ServerAuth),
            ClientAuth = Asks(spec, KeyUsage.ClientAuth),
            Lifetime = lifetime,
        };
        var usages = X509KeyUsageFlags.None;
        if (Asks(spec, KeyUsage.DigitalSignature)) usages |= X509KeyUsageFlags.DigitalSignature;
        if (Asks(spec, KeyUsage.KeyEncipherment)) usages |= X509KeyUsageFlags.KeyEncipherment;
        return (profile, usages);
    }

    private static string? KubeletClientProblem(CertificateSigningRequestSpec spec, SigningRequest request)
    {
        if (NodeNameProblem(request) is { } problem) return problem;
        if (request.DnsNames.Count > 0) return "DNS subjectAltNames are not allowed";
        if (request.Addresses.Count > 0) return "IP subjectAltNames are not allowed";
        if (request.EmailAddresses.Count > 0) return "Email subjectAltNames are not allowed";
        if (request.Uris.Count > 0) return "URI subjectAltNames are not allowed";
        return UsageProblem(spec, KeyUsage.ClientAuth);
    }

    private static string? KubeletServingProblem(CertificateSigningRequestSpec spec, SigningRequest request)
    {
        if (NodeNameProblem(request) is { } problem) return problem;
        if (request.DnsNames.Count == 0 && request.Addresses.Count == 0) return "DNS or IP subjectAltName is required";
        if (request.EmailAddresses.Count > 0) return "Email subjectAltNames are not allowed";
        if (request.Uris.Count > 0) return "URI subjectAltNames are not allowed";
        return UsageProblem(spec, KeyUsage.ServerAuth);
    }

    private static string? ClientProblem(CertificateSigningRequestSpec spec, SigningRequest request)
    {
        if (request.Name.Organizations.Contains(Masters)) return $"subject organization {Masters} is not allowed";
        return UsageProblem(spec, KeyUsage.ClientAuth);
    }

    private static string? NodeNameProblem(SigningRequest request)
    {
        if (request.Name.Organizations is not [Nodes]) return $"subject organization is not {Nodes}";
        return request.Name.CommonName.StartsWith(NodePrefix, StringComparison.Ordinal) && request.Name.CommonName.Length > NodePrefix.Length
            ? null
            : $"subject common name does not begin with {NodePrefix}";
    }

    private static string? UsageProblem(CertificateSigningRequestSpec spec, string required)
    {
        if (!Asks(spec, required)) return $"usage \"{required}\" is required";
        var other = (spec.Usages ?? []).Find(u => u != required && u is not (KeyUsage.DigitalSignature or KeyUsage.KeyEncipherment));
        return other is null ? null : $"usage \"{other}\" is not allowed";
    }

    private static bool Asks(CertificateSigningRequestSpec spec, string usage) => spec.Usages?.Contains(usage) == true;
}
