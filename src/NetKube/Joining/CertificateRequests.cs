using System.Security.Cryptography;
using System.Text;
using NetKube.Shared.Api.Certificates.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.Joining;

/// <summary>Gets certificates from the cluster's signers: a CertificateSigningRequest is made, and watched until it is decided.</summary>
internal sealed class CertificateRequests(IKubeClient client)
{
    public const string NodeClientSigner = "kubernetes.io/kube-apiserver-client-kubelet";
    public const string NodeServingSigner = "kubernetes.io/kubelet-serving";

    /// <summary>A certificate of the signer with a key made here, which never leaves the machine.</summary>
    public async Task<IssuedCertificate> ObtainAsync(string signer, CertificateProfile profile, CancellationToken stop)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = await client.CreateAsync(new CertificateSigningRequest
        {
            Metadata = { GenerateName = "csr-" },
            Spec =
            {
                Request = Encoding.ASCII.GetBytes(SigningRequest.Create(profile, key)),
                SignerName = signer,
                Usages = [KeyUsage.DigitalSignature, profile.ServerAuth ? KeyUsage.ServerAuth : KeyUsage.ClientAuth],
            },
        }, stop);
        return IssuedCertificate.Join(await WaitAsync(asked.Metadata.Name, stop), key);
    }

    private async Task<string> WaitAsync(string name, CancellationToken stop)
    {
        while (true)
        {
            // Without a version the watch begins with the object as it is now: nothing can be missed.
            await foreach (var change in client.WatchAsync<CertificateSigningRequest>(new WatchRequest { FieldSelector = $"metadata.name={name}", TimeoutSeconds = 60 }, stop))
            {
                if (change.Type is not (WatchEventType.Added or WatchEventType.Modified)) continue;
                var refusal = change.Object.Status.Conditions?.FirstOrDefault(c => c.Type is "Denied" or "Failed");
                if (refusal is not null) throw new JoinException($"CertificateSigningRequest {name} was {refusal.Type.ToLowerInvariant()}: {refusal.Message}");
                if (change.Object.Status.Certificate is { Length: > 0 } signed) return Encoding.ASCII.GetString(signed);
            }
        }
    }
}
