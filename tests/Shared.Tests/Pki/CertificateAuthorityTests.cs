using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetKube.Shared.Pki;
using NetKube.TestKit;

namespace NetKube.Shared.Tests.Pki;

public sealed class CertificateAuthorityTests : IDisposable
{
    private readonly ManualClock _clock = new ManualClock();
    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-pki-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_client_certificate_names_user_and_groups_and_verifies_for_a_year()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", _clock);
        using var issued = authority.Issue(CertificateProfile.Client("jane", "dev", "ops"));
        var name = DistinguishedName.Read(issued.Certificate.SubjectName);
        Assert.Equal("jane", name.CommonName);
        Assert.Equal(["dev", "ops"], name.Organizations.Order());
        Assert.True(CertificateChain.IsClientOf(issued.Certificate, _clock.GetUtcNow(), authority.Certificate));
        Assert.False(CertificateChain.IsServerOf(issued.Certificate, _clock.GetUtcNow(), authority.Certificate));
        _clock.Advance(TimeSpan.FromDays(366));
        Assert.False(CertificateChain.IsClientOf(issued.Certificate, _clock.GetUtcNow(), authority.Certificate));
    }

    [Fact]
    public void A_certificate_of_another_authority_with_the_same_name_is_refused()
    {
        using var ours = CertificateAuthority.Create("kubernetes-ca", _clock);
        using var theirs = CertificateAuthority.Create("kubernetes-ca", _clock);
        using var issued = theirs.Issue(CertificateProfile.Client("admin", "system:masters"));
        Assert.False(CertificateChain.IsClientOf(issued.Certificate, _clock.GetUtcNow(), ours.Certificate));
    }

    [Fact]
    public void The_servers_certificate_carries_every_name_of_the_kubernetes_service()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", _clock);
        using var issued = authority.Issue(CertificateProfile.ApiServer("cluster.local", ["api.example"], [IPAddress.Parse("10.96.0.1")]));
        foreach (var host in (string[])["kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local", "localhost", "api.example", "127.0.0.1", "10.96.0.1"])
        {
            Assert.True(issued.Certificate.MatchesHostname(host), host);
        }
        Assert.False(issued.Certificate.MatchesHostname("kubernetes.evil"));
        Assert.True(CertificateChain.IsServerOf(issued.Certificate, _clock.GetUtcNow(), authority.Certificate));
    }

    [Fact]
    public void What_an_authority_signs_never_outlives_it()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", _clock);
        _clock.Advance(TimeSpan.FromDays(3600));
        using var issued = authority.Issue(CertificateProfile.Client("late"));
        Assert.Equal(authority.Certificate.NotAfter, issued.Certificate.NotAfter);
    }

    [Fact]
    public async Task A_saved_folder_opens_as_the_same_trust_and_its_keys_are_the_owners_only()
    {
        var folder = Path.Combine(_folder, "pki");
        using var first = ClusterPki.Open(folder, _clock);
        await first.ServiceAccounts.Made;
        using var second = ClusterPki.Open(folder, _clock);
        Assert.Equal(first.Authority.Pin, second.Authority.Pin);
        Assert.Equal(first.ServiceAccounts.KeyIds, second.ServiceAccounts.KeyIds);
        using var issued = second.Authority.Issue(CertificateProfile.Client("x"));
        Assert.True(CertificateChain.IsClientOf(issued.Certificate, _clock.GetUtcNow(), first.Authority.Certificate));
        foreach (var key in Directory.GetFiles(folder, "*.key"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }
        Assert.Equal(6, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void A_certificate_whose_key_is_gone_is_not_replaced_silently()
    {
        ClusterPki.Open(_folder, _clock).Dispose();
        File.Delete(Path.Combine(_folder, "ca.key"));
        var refusal = Assert.Throws<FileNotFoundException>(() => ClusterPki.Open(_folder, _clock));
        Assert.Contains("ca.key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        using var one = CertificateAuthority.Create("a", _clock);
        using var two = CertificateAuthority.Create("b", _clock);
        var (certificate, key) = (Path.Combine(_folder, "c.crt"), Path.Combine(_folder, "c.key"));
        one.Save(certificate, key);
        two.Save(Path.Combine(_folder, "d.crt"), key);
        Assert.Throws<CryptographicException>(() => CertificateAuthority.Load(certificate, key, _clock));
    }

    [Fact]
    public void A_signing_request_goes_round_and_gets_only_what_the_profile_says()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", _clock);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var profile = CertificateProfile.NodeServer("n1", ["n1"], [IPAddress.Parse("10.0.0.5")]);
        var request = SigningRequest.Parse(SigningRequest.Create(profile, key));
        Assert.NotNull(request);
        Assert.Equal("system:node:n1", request.Name.CommonName);
        Assert.Equal(["system:nodes"], request.Name.Organizations);
        Assert.Equal(["n1"], request.DnsNames);
        Assert.Equal([IPAddress.Parse("10.0.0.5")], request.Addresses);
        var pem = authority.Sign(request, profile with { Lifetime = TimeSpan.FromHours(1) });
        using var joined = IssuedCertificate.Join(pem, key);
        Assert.True(joined.Certificate.HasPrivateKey);
        Assert.True(CertificateChain.IsServerOf(joined.Certificate, _clock.GetUtcNow(), authority.Certificate));
        Assert.Equal(_clock.GetUtcNow().AddHours(1).UtcDateTime, joined.Certificate.NotAfter.ToUniversalTime());
    }

    [Fact]
    public void A_forged_signing_request_is_no_request()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = SigningRequest.Create(CertificateProfile.NodeClient("n1"), key);
        var field = PemEncoding.Find(pem);
        var der = Convert.FromBase64String(pem[field.Base64Data]);
        der[^1] ^= 1;
        Assert.Null(SigningRequest.Parse(PemEncoding.WriteString("CERTIFICATE REQUEST", der)));
        Assert.Null(SigningRequest.Parse("not a csr"));
    }

    [Fact]
    public void The_pin_is_what_kubeadm_prints()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", _clock);
        var expected = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(authority.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));
        Assert.Equal(expected, authority.Pin.ToString());
        Assert.True(CertificatePin.TryParse(expected, out var pin));
        Assert.True(pin.Matches(authority.Certificate));
        Assert.False(CertificatePin.TryParse("sha256:12", out _));
    }

    [Fact]
    public void A_renewing_certificate_is_in_force_at_every_moment_of_four_hundred_days()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", _clock);
        using var renewing = new RenewingCertificate(() => authority.Issue(CertificateProfile.ApiServer("cluster.local", [], [])), _clock);
        var serials = new HashSet<string>();
        for (var day = 0; day <= 400; day++)
        {
            Assert.True(CertificateChain.IsServerOf(renewing.Certificate, _clock.GetUtcNow(), authority.Certificate));
            serials.Add(renewing.Certificate.SerialNumber);
            _clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(2, serials.Count);
    }
}
