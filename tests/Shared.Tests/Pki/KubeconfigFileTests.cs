using System.Text;
using NetKube.Shared.Pki;
using NetKube.TestKit;

namespace NetKube.Shared.Tests.Pki;

public sealed class KubeconfigFileTests
{
    [Fact]
    public void It_embeds_authority_certificate_and_key()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", new ManualClock());
        using var admin = authority.Issue(CertificateProfile.Client("kubernetes-admin", "system:masters"));
        var text = new KubeconfigFile("demo", "https://127.0.0.1:6443", authority.CertificatePem) { ClientCertificate = admin }.Render();
        var lines = text.Split('\n').Select(l => l.Trim()).ToList();
        Assert.Contains("server: \"https://127.0.0.1:6443\"", lines);
        Assert.Contains("current-context: \"demo\"", lines);
        Assert.Contains("certificate-authority-data: " + Convert.ToBase64String(Encoding.UTF8.GetBytes(authority.CertificatePem)), lines);
        Assert.Contains("client-key-data: " + Convert.ToBase64String(Encoding.UTF8.GetBytes(admin.KeyPem)), lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("token", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_with_quotes_stays_one_scalar()
    {
        var text = new KubeconfigFile("a\"b\nc", "https://x", "pem") { Token = "t" }.Render();
        Assert.Contains("name: \"a\\\"b\\nc\"", text, StringComparison.Ordinal);
    }
}
