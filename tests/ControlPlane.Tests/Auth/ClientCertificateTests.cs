using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Certificates;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Pki;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class ClientCertificateTests : IDisposable
{
    private readonly ManualClock _clock = new ManualClock();
    private readonly CertificateAuthority _authority;
    private readonly ClientCertificates _certificates;

    public ClientCertificateTests()
    {
        _authority = CertificateAuthority.Create("kubernetes-ca", _clock);
        _certificates = new ClientCertificates([_authority.Certificate], _clock, NullLogger<ClientCertificates>.Instance);
    }

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Common_name_and_organizations_are_user_and_groups_until_it_expires()
    {
        using var issued = _authority.Issue(CertificateProfile.Client("jane", "dev", "ops"));
        var user = await _certificates.AuthenticateAsync(new Credentials(issued.Certificate, null), default);
        Assert.Equal("jane", user!.Name);
        Assert.Equal(["dev", "ops"], user.Groups.Order());
        Assert.StartsWith("X509SHA256=", user.Extra["authentication.kubernetes.io/credential-id"].Single(), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal(401, (await Assert.ThrowsAsync<ApiException>(async () => await _certificates.AuthenticateAsync(new Credentials(issued.Certificate, null), default))).Code);
    }

    [Fact]
    public async Task A_servers_certificate_is_no_clients()
    {
        using var issued = _authority.Issue(CertificateProfile.ApiServer("cluster.local", [], []));
        await Assert.ThrowsAsync<ApiException>(async () => await _certificates.AuthenticateAsync(new Credentials(issued.Certificate, null), default));
    }

    [Fact]
    public async Task A_strangers_certificate_is_refused()
    {
        using var stranger = CertificateAuthority.Create("kubernetes-ca", _clock);
        using var issued = stranger.Issue(CertificateProfile.Client("admin", "system:masters"));
        await Assert.ThrowsAsync<ApiException>(async () => await _certificates.AuthenticateAsync(new Credentials(issued.Certificate, null), default));
    }

    [Fact]
    public async Task No_certificate_is_for_others_to_judge() => Assert.Null(await _certificates.AuthenticateAsync(new Credentials(null, "t"), default));
}
