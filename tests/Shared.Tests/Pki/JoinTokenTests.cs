using NetKube.Shared.Pki;
using NetKube.TestKit;

namespace NetKube.Shared.Tests.Pki;

public sealed class JoinTokenTests
{
    private static readonly string Pin = new('a', 64);

    [Fact]
    public void A_printed_token_reads_back()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", new ManualClock());
        var token = new JoinToken(authority.Pin, BootstrapToken.Create());
        Assert.Equal(token, JoinToken.Parse(token.Text + "\n"));
    }

    [Fact]
    public void A_token_in_a_log_line_keeps_its_secret()
    {
        using var authority = CertificateAuthority.Create("kubernetes-ca", new ManualClock());
        var token = new JoinToken(authority.Pin, BootstrapToken.Create());
        Assert.DoesNotContain(token.Token.Secret, token.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(token.Token.Secret, $"{token.Token}", StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "abcdef.0123456789abcdef", "three parts" },
        { "netkube2:" + Pin + ":abcdef.0123456789abcdef", "another version" },
        { "netkube1:12:abcdef.0123456789abcdef", "64 hexadecimal digits" },
        { "netkube1:" + Pin + ":abcdef.0123", "abcdef.0123456789abcdef" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_broken_token_is_refused_with_what_is_wrong(string text, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => JoinToken.Parse(text)).Message, StringComparison.Ordinal);
}
