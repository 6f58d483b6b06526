using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Controllers;
using NetKube.ControlPlane.Controllers.Certificates;
using NetKube.ControlPlane.Scheduler;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>Starts the controllers and the scheduler, each as the user that Kubernetes runs it as.</summary>
internal static class ControlLoops
{
    private static readonly RequestUser ControllerManager = new("system:kube-controller-manager", "", ["system:authenticated", "system:masters"], new Dictionary<string, IReadOnlyList<string>>());

    private static readonly RequestUser Scheduler = new("system:kube-scheduler", "", ["system:authenticated"], new Dictionary<string, IReadOnlyList<string>>());

    public static IEnumerable<Task> Start(ControlPlaneOptions options, ApiServerParts parts, ClusterPki pki, TimeProvider clock, ILoggerFactory logs, CancellationToken stop)
    {
        var controllers = new ControllerOptions
        {
            Controllers = options.Controllers,
            ClusterCidrs = [options.PodNetwork.ToString()],
            RootCaPem = pki.Authority.CertificatePem,
            Signer = new AuthoritySigner(pki.Authority),
        };
        if (!options.Controllers.SequenceEqual(["-*"]))
        {
            yield return new ControllerHost(parts.KubeClientFor(ControllerManager), controllers, clock, logs).RunAsync(stop);
        }
        if (options.Scheduler) yield return new SchedulerHost(parts.KubeClientFor(Scheduler), new SchedulerOptions(), clock, logs).RunAsync(stop);
    }

    /// <summary>The cluster's authority, as the signing controllers use it.</summary>
    private sealed class AuthoritySigner(CertificateAuthority authority) : ICertificateSigner
    {
        public string Sign(string requestPem, IReadOnlyList<string> usages, TimeSpan lifetime)
        {
            var request = SigningRequest.Parse(requestPem) ?? throw new ArgumentException("the certificate signing request is malformed, or its sender does not hold the key", nameof(requestPem));
            var profile = new CertificateProfile(request.Name.CommonName)
            {
                Organizations = request.Name.Organizations,
                DnsNames = request.DnsNames,
                Addresses = request.Addresses,
                ServerAuth = usages.Contains("server auth"),
                ClientAuth = usages.Contains("client auth"),
                Lifetime = lifetime,
            };
            return authority.Sign(request, profile, Usages(usages));
        }

        private static X509KeyUsageFlags Usages(IReadOnlyList<string> usages)
        {
            var flags = X509KeyUsageFlags.None;
            if (usages.Contains("digital signature")) flags |= X509KeyUsageFlags.DigitalSignature;
            if (usages.Contains("key encipherment")) flags |= X509KeyUsageFlags.KeyEncipherment;
            return flags == X509KeyUsageFlags.None ? X509KeyUsageFlags.DigitalSignature : flags;
        }
    }
}
