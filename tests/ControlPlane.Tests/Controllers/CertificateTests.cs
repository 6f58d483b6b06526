using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NetKube.ControlPlane.Controllers.Certificates;
using NetKube.Shared.Api.Certificates.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Pki;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.Controllers;

public sealed class CertificateTests
{
    private const string Loops = "certificatesigningrequest-approving,certificatesigningrequest-signing,certificatesigningrequest-cleaner";
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test", new ManualClock());

    private World Start() => new(Loops, o => o with { Signer = new AuthoritySigner(_authority) });

    private static CertificateSigningRequest Request(string name, string signer, CertificateProfile profile, string user)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateSigningRequest
        {
            Metadata = { Name = name },
            Spec =
            {
                Request = Encoding.ASCII.GetBytes(SigningRequest.Create(profile, key)),
                SignerName = signer,
                Usages = [KeyUsage.DigitalSignature, profile.ServerAuth ? KeyUsage.ServerAuth : KeyUsage.ClientAuth],
                Username = user,
            },
        };
    }

    private static CertificateSigningRequest Find(World world) => world.Server.All<CertificateSigningRequest>()[0];

    [Fact]
    public async Task A_joining_node_gets_its_client_certificate()
    {
        await using var world = Start();
        await world.AddAsync(Request("r", SignerRules.KubeletClient, CertificateProfile.NodeClient("n1"), "system:bootstrap:abcdef"));
        await world.UntilAsync(() => Find(world).Status.Certificate is { Length: > 0 });
        using var certificate = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Find(world).Status.Certificate!));
        Assert.True(CertificateChain.IsClientOf(certificate, world.Clock.GetUtcNow(), _authority.Certificate));
        Assert.Equal("system:node:n1", DistinguishedName.Read(certificate.SubjectName).CommonName);
    }

    [Fact]
    public async Task Without_permission_a_request_waits_for_a_person()
    {
        await using var world = Start();
        world.Server.Allows = false;
        await world.AddAsync(Request("r", SignerRules.KubeletClient, CertificateProfile.NodeClient("n1"), "mallory"));
        await world.UntilAsync(() => world.Server.Writes.Count(w => w.EndsWith("subjectaccessreviews", StringComparison.Ordinal)) == 1);
        Assert.Null(Find(world).Status.Conditions);
    }

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("10.0.0.2", false)]
    public async Task A_serving_certificate_is_given_for_the_nodes_own_addresses_only(string address, bool given)
    {
        await using var world = Start();
        var node = Make.Node("n1");
        await world.AddAsync(node, n => n.Status.Addresses = [new NodeAddress { Type = "InternalIP", Address = "10.0.0.1" }, new NodeAddress { Type = "Hostname", Address = "n1" }]);
        await world.AddAsync(Request("r", SignerRules.KubeletServing, CertificateProfile.NodeServer("n1", ["n1"], [IPAddress.Parse(address)]), "system:node:n1"));
        if (given) await world.UntilAsync(() => Find(world).Status.Certificate is { Length: > 0 });
        else await Assert.ThrowsAnyAsync<Exception>(() => world.UntilLaterAsync(() => Find(world).Status.Conditions is { Count: > 0 }, TimeSpan.FromSeconds(2), steps: 20));
    }

    [Fact]
    public void Nobody_becomes_a_master_by_asking()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parsed = SigningRequest.Parse(SigningRequest.Create(CertificateProfile.Client("eve", "system:masters"), key))!;
        Assert.NotNull(SignerRules.Problem(new CertificateSigningRequestSpec { SignerName = SignerRules.Client, Usages = [KeyUsage.ClientAuth] }, parsed));
    }

    [Fact]
    public async Task Answered_requests_go_after_an_hour()
    {
        await using var world = Start();
        await world.AddAsync(Request("r", SignerRules.KubeletClient, CertificateProfile.NodeClient("n1"), "system:bootstrap:abcdef"));
        await world.UntilAsync(() => Find(world).Status.Certificate is { Length: > 0 });
        await world.UntilLaterAsync(() => world.Server.All<CertificateSigningRequest>().Count == 0, TimeSpan.FromMinutes(5));
    }
}
