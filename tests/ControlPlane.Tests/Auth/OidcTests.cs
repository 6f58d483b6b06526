using System.Security.Cryptography;
using System.Text;
using NetKube.ControlPlane.Auth.OpenIdConnect;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.ControlPlane.Tests.ApiServer;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class OidcTests : IAsyncLifetime
{
    private const string Api = "api";
    private FakeIssuer _issuer = null!;

    public async ValueTask InitializeAsync() => _issuer = await FakeIssuer.StartAsync();

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    private OidcIssuer Settings => new(_issuer.Url, ["netkube"]) { AuthorityPem = _issuer.AuthorityPem, GroupsClaim = "groups", GroupsPrefix = "oidc:" };

    private async Task<TokenIdentity?> WhoAsync(string token, OidcIssuer? settings = null)
    {
        using var tokens = new OidcTokens((settings ?? Settings).Checked("--oidc-issuer-url"), [Api], TimeProvider.System);
        return await tokens.AuthenticateAsync(token, [Api], default);
    }

    private async Task RefusedAsync(string says, string token, OidcIssuer? settings = null) =>
        Assert.Contains(says, (await Assert.ThrowsAsync<TokenRefusedException>(() => WhoAsync(token, settings))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_token_names_the_user_with_the_issuer_before_him_and_his_groups()
    {
        var user = (await WhoAsync(_issuer.Token(new { groups = new[] { "dev", "ops" }, jti = "7" })))!.User;
        Assert.Equal(_issuer.Url + "#jane", user.Name);
        Assert.Equal(["oidc:dev", "oidc:ops"], user.Groups);
        Assert.Equal(["JTI=7"], user.Extra["authentication.kubernetes.io/credential-id"]);
    }

    [Fact]
    public async Task The_user_may_be_named_by_another_claim_and_prefix()
    {
        Assert.Equal("jane@example.com",
            (await WhoAsync(_issuer.Token(new { email = "jane@example.com", email_verified = true }), Settings with { UsernameClaim = "email" }))!.User.Name);
        Assert.Equal("jane", (await WhoAsync(_issuer.Token(), Settings with { UsernamePrefix = "-" }))!.User.Name);
        Assert.Equal("o:jane", (await WhoAsync(_issuer.Token(), Settings with { UsernamePrefix = "o:" }))!.User.Name);
        await RefusedAsync("not verified", _issuer.Token(new { email = "jane@example.com", email_verified = false }),
            Settings with { UsernameClaim = "email" });
        await RefusedAsync("no claim nick", _issuer.Token(), Settings with { UsernameClaim = "nick" });
    }

    [Fact]
    public async Task Claims_that_are_not_right_are_refused()
    {
        await RefusedAsync("not for [netkube]", _issuer.Token(new { aud = "other" }));
        await RefusedAsync("has expired", _issuer.Token(new { exp = DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeSeconds() }));
        await RefusedAsync("no time at which it ends", _issuer.Token(new { exp = "never" }));
        await RefusedAsync("not valid yet", _issuer.Token(new { nbf = DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds() }));
        await RefusedAsync("its claim team", _issuer.Token(new { team = "b" }),
            Settings with { RequiredClaims = new Dictionary<string, string> { ["team"] = "a" } });
        Assert.NotNull(await WhoAsync(_issuer.Token(new { aud = new[] { "other", "netkube" } })));
        Assert.Null(await WhoAsync(_issuer.Token(new { iss = "https://elsewhere" })));
    }

    [Fact]
    public async Task Signatures_that_are_not_the_issuers_are_refused()
    {
        using var other = RSA.Create(2048);
        await RefusedAsync("none of the keys", _issuer.Token(key: other));
        await RefusedAsync("its algorithm \"none\"", _issuer.Token(algorithm: "none"));
        await RefusedAsync("its algorithm \"HS256\"", _issuer.Token(algorithm: "HS256"));
        await RefusedAsync("none of the keys", _issuer.Token(algorithm: "ES256"), Settings with { Algorithms = ["ES256"] });
    }

    [Fact]
    public async Task An_issuer_whose_certificate_is_of_nobody_known_is_not_believed() =>
        await RefusedAsync("cannot be fetched", _issuer.Token(), Settings with { AuthorityPem = null });

    [Fact]
    public async Task New_keys_are_fetched_but_not_for_every_forged_token()
    {
        var clock = new NetKube.TestKit.ManualClock();
        using var tokens = new OidcTokens(Settings, [Api], clock);
        var until = clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds();
        Assert.NotNull(await tokens.AuthenticateAsync(_issuer.Token(new { exp = until }), [Api], default));
        _issuer.Rotate("two");
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<TokenRefusedException>(async () => await tokens.AuthenticateAsync(_issuer.Token(new { exp = until }), [Api], default));
        }
        Assert.Equal(1, _issuer.KeyRequests);
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.NotNull(await tokens.AuthenticateAsync(_issuer.Token(new { exp = until }), [Api], default));
        Assert.Equal(2, _issuer.KeyRequests);
    }

    [Fact]
    public async Task A_server_takes_them_beside_its_own_tokens()
    {
        await using var server = await TestServer.StartAsync(new() { OidcIssuers = [Settings with { UsernamePrefix = "-" }] });
        const string Question = """{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}""";
        var (code, body) = await server.AskAsync(_issuer.Token(new { groups = new[] { "dev" } }), "POST",
            "/apis/authentication.k8s.io/v1/selfsubjectreviews", Question);
        Assert.True(code == 201, body);
        Assert.Contains("\"username\":\"jane\"", body, StringComparison.Ordinal);
        Assert.Contains("\"groups\":[\"oidc:dev\",\"system:authenticated\"]", body, StringComparison.Ordinal);
        Assert.Equal(401, (await server.AskAsync(_issuer.Token(new { aud = "other" }), "GET", "/api/v1/namespaces")).Code);
    }

    public static TheoryData<string, string> WrongFiles => new()
    {
        { "{}", "kind and apiVersion" },
        { Jwt("issuer: {url: \"http://x\", audiences: [a]}, claimMappings: {username: {claim: sub, prefix: \"\"}}"),
            "jwt[0].issuer.url: \"http://x\" must be a URL that begins with https://" },
        { Jwt("issuer: {url: \"https://x\"}, claimMappings: {username: {claim: sub, prefix: \"\"}}"), "a client id (audience) is needed" },
        { Jwt("issuer: {url: \"https://x\", audiences: [a]}"), "jwt[0].claimMappings.username.claim" },
        { Jwt("issuer: {url: \"https://x\", audiences: [a]}, claimMappings: {username: {expression: claims.sub}}"),
            "jwt[0].claimMappings.username.expression: this is not supported" },
    };

    [Theory, MemberData(nameof(WrongFiles))]
    public void A_wrong_authentication_configuration_is_refused_by_the_field(string text, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => AuthenticationConfig.Parse(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_authentication_configuration_names_issuers_and_their_mappings()
    {
        var config = AuthenticationConfig.Parse(Encoding.UTF8.GetBytes(Jwt(
            "issuer: {url: \"https://x\", audiences: [a, b]}, claimValidationRules: [{claim: hd, requiredValue: example.com}], "
            + "claimMappings: {username: {claim: sub, prefix: \"x:\"}, groups: {claim: roles, prefix: \"g:\"}, uid: {claim: oid}}")
                + "anonymous: {enabled: false}\n"));
        var issuer = Assert.Single(config.Issuers);
        Assert.Equal(("https://x", "x:", "roles", "g:", "oid", "example.com"),
            (issuer.Url, issuer.EffectiveUsernamePrefix, issuer.GroupsClaim, issuer.GroupsPrefix, issuer.UidClaim, issuer.RequiredClaims["hd"]));
        Assert.False(config.AllowAnonymous);
    }

    private static string Jwt(string entry) => "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt:\n- {" + entry + "}\n";
}
