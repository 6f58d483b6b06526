using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Pki;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class TokenTests
{
    private const string Api = ServiceAccountTokenSettings.DefaultIssuer;

    // An RSA key takes longest of all here: one for all tests.
    private static readonly ServiceAccountKeys Keys = ServiceAccountKeys.Create();

    private readonly ManualClock _clock = new ManualClock();
    private readonly FakeObjects _objects = new();
    private readonly ServiceAccountTokenSettings _settings = new(Api);
    private readonly TokenRequests _requests;
    private readonly ServiceAccountTokens _tokens;

    public TokenTests()
    {
        _requests = new TokenRequests(Keys, _settings, _objects, _clock);
        _tokens = new ServiceAccountTokens(Keys, _settings, _objects, _clock);
        _objects.With(new ServiceAccount { Metadata = { Name = "web", Namespace = "ns" } }, new ServiceAccount { Metadata = { Name = "other", Namespace = "ns" } });
        _objects.With(new Node { Metadata = { Name = "n1" } });
        _objects.With(new Pod { Metadata = { Name = "p", Namespace = "ns" }, Spec = { ServiceAccountName = "web", NodeName = "n1" } });
        _objects.With(new Secret { Metadata = { Name = "s", Namespace = "ns" } });
    }

    private async Task<TokenRequest> Issue(Action<TokenRequestSpec>? spec = null)
    {
        var request = new TokenRequest();
        spec?.Invoke(request.Spec);
        return await _requests.IssueAsync("ns", "web", request, default);
    }

    private async Task<TokenIdentity?> WhoIs(string token, params string[] audiences) => await _tokens.AuthenticateAsync(token, audiences.Length == 0 ? [Api] : audiences, default);

    private static BoundObjectReference Bound(string kind, string name, string uid = "") => new() { ApiVersion = "v1", Kind = kind, Name = name, Uid = uid };

    [Fact]
    public async Task A_token_names_the_account_its_groups_and_itself()
    {
        var issued = await Issue();
        Assert.Equal(3600, issued.Spec.ExpirationSeconds);
        Assert.Equal([Api], issued.Spec.Audiences);
        Assert.Equal(_clock.GetUtcNow().AddHours(1).UtcDateTime, issued.Status.ExpirationTimestamp!.Value.Utc);
        var identity = await WhoIs(issued.Status.Token);
        Assert.Equal("system:serviceaccount:ns:web", identity!.User.Name);
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:ns"], identity.User.Groups);
        Assert.Equal(_objects.Get<ServiceAccount>("ns", "web")!.Metadata.Uid, identity.User.Uid);
        Assert.StartsWith("JTI=", identity.User.Extra["authentication.kubernetes.io/credential-id"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_claims_are_those_of_kubernetes()
    {
        var token = (await Issue(s => s.BoundObjectRef = Bound("Pod", "p"))).Status.Token;
        Assert.True(JsonWebToken.TryRead(token, out var claims));
        using (claims)
        {
            var root = claims.RootElement;
            Assert.Equal(["aud", "exp", "iat", "iss", "jti", "kubernetes.io", "nbf", "sub"], root.EnumerateObject().Select(p => p.Name));
            Assert.Equal(["namespace", "node", "pod", "serviceaccount"], root.GetProperty("kubernetes.io").EnumerateObject().Select(p => p.Name));
            Assert.Equal("n1", root.GetProperty("kubernetes.io").GetProperty("node").GetProperty("name").GetString());
            Assert.Equal("system:serviceaccount:ns:web", root.GetProperty("sub").GetString());
        }
    }

    [Fact]
    public async Task A_pods_token_names_pod_and_node_and_dies_with_the_pod()
    {
        var token = (await Issue(s => s.BoundObjectRef = Bound("Pod", "p"))).Status.Token;
        var identity = await WhoIs(token);
        Assert.Equal(["p"], identity!.User.Extra["authentication.kubernetes.io/pod-name"]);
        Assert.Equal(["n1"], identity.User.Extra["authentication.kubernetes.io/node-name"]);
        _objects.Remove<Pod>("ns", "p");
        await Assert.ThrowsAsync<TokenRefusedException>(() => WhoIs(token));
        _objects.With(new Pod { Metadata = { Name = "p", Namespace = "ns" }, Spec = { ServiceAccountName = "web" } });
        Assert.Contains("replaced", (await Assert.ThrowsAsync<TokenRefusedException>(() => WhoIs(token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_projected_volumes_token_lives_a_year_but_says_an_hour()
    {
        var issued = await Issue(s => (s.BoundObjectRef, s.ExpirationSeconds) = (Bound("Pod", "p"), 3607));
        Assert.Equal(_clock.GetUtcNow().AddSeconds(3607).UtcDateTime, issued.Status.ExpirationTimestamp!.Value.Utc);
        _clock.Advance(TimeSpan.FromDays(364));
        Assert.NotNull(await WhoIs(issued.Status.Token));
        _clock.Advance(TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<TokenRefusedException>(() => WhoIs(issued.Status.Token));
    }

    [Fact]
    public async Task A_token_for_somebody_else_is_not_for_this_server()
    {
        var token = (await Issue(s => s.Audiences = ["vault"])).Status.Token;
        await Assert.ThrowsAsync<TokenRefusedException>(() => WhoIs(token));
        Assert.Equal(["vault"], (await WhoIs(token, "vault", "x"))!.Audiences);
    }

    [Fact]
    public async Task Deleting_the_account_or_the_secret_ends_its_tokens()
    {
        var token = (await Issue(s => s.BoundObjectRef = Bound("Secret", "s"))).Status.Token;
        Assert.NotNull(await WhoIs(token));
        _objects.Remove<Secret>("ns", "s");
        await Assert.ThrowsAsync<TokenRefusedException>(() => WhoIs(token));
        var plain = (await Issue()).Status.Token;
        _objects.Remove<ServiceAccount>("ns", "web");
        await Assert.ThrowsAsync<TokenRefusedException>(() => WhoIs(plain));
    }

    [Fact]
    public async Task A_token_ends_at_its_time()
    {
        var token = (await Issue(s => s.ExpirationSeconds = 600)).Status.Token;
        _clock.Advance(TimeSpan.FromSeconds(599));
        Assert.NotNull(await WhoIs(token));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TokenRefusedException>(() => WhoIs(token));
    }

    public static TheoryData<string, int, TokenRequestSpec> Bad => new()
    {
        { "too short", 422, new() { ExpirationSeconds = 599 } },
        { "too long", 422, new() { ExpirationSeconds = (1L << 32) + 1 } },
        { "a pod that is missing", 404, new() { BoundObjectRef = Bound("Pod", "ghost") } },
        { "a pod of another uid", 409, new() { BoundObjectRef = Bound("Pod", "p", "x") } },
        { "a kind that nothing binds to", 400, new() { BoundObjectRef = Bound("ConfigMap", "c") } },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task A_bad_request_for_a_token_is_refused(string what, int code, TokenRequestSpec spec)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(async () => await _requests.IssueAsync("ns", "web", new TokenRequest { Spec = spec }, default));
        Assert.True(refused.Code == code, $"{what}: {refused}");
    }

    [Fact]
    public async Task A_pod_of_another_account_binds_nothing() =>
        Assert.Equal(400, (await Assert.ThrowsAsync<ApiException>(async () => await _requests.IssueAsync("ns", "other", new TokenRequest { Spec = { BoundObjectRef = Bound("Pod", "p") } }, default))).Code);

    public static TheoryData<string, Func<string, string>> Forgeries => new()
    {
        { "no algorithm", t => Header(t, """{"alg":"none"}""") },
        { "no algorithm and no signature", t => string.Join('.', Header(t, """{"alg":"none"}""").Split('.')[..2]) + "." },
        { "a symmetric algorithm", t => Header(t, """{"alg":"HS256"}""") },
        { "an unknown key", t => Header(t, """{"alg":"RS256","kid":"x"}""") },
        { "an extension that must be understood", t => Header(t, """{"alg":"RS256","crit":["x"]}""") },
        { "another user", t => Claims(t, c => c.Replace("system:serviceaccount:ns:web", "system:serviceaccount:ns:other", StringComparison.Ordinal)) },
        { "a longer life", t => Claims(t, c => c.Replace("\"exp\":1", "\"exp\":2", StringComparison.Ordinal)) },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_refused(string what, Func<string, string> forge)
    {
        Assert.NotNull(what);
        var forged = forge((await Issue()).Status.Token);
        await Assert.ThrowsAsync<TokenRefusedException>(() => WhoIs(forged));
    }

    [Theory, InlineData(""), InlineData("a.b.c"), InlineData("..."), InlineData("e30.W10.e30"), InlineData("abcdef.0123456789abcdef")]
    public async Task What_is_no_token_of_an_account_is_left_to_others(string text) => Assert.Null(await WhoIs(text));

    [Fact]
    public async Task Anybody_can_check_a_token_with_the_published_key()
    {
        var token = (await Issue()).Status.Token;
        using var document = JsonDocument.Parse(new OpenIdDocuments(Keys, _settings).KeySet());
        var key = document.RootElement.GetProperty("keys")[0];
        using var rsa = RSA.Create(new RSAParameters { Modulus = System.Buffers.Text.Base64Url.DecodeFromChars(key.GetProperty("n").GetString()), Exponent = System.Buffers.Text.Base64Url.DecodeFromChars(key.GetProperty("e").GetString()) });
        var parts = token.Split('.');
        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public async Task A_line_of_the_token_file_is_a_user()
    {
        var tokens = StaticTokens.Parse("# comment\n\nsecret,jane,1,\"dev,ops\"\nplain,joe,2\n", [Api]);
        var jane = await tokens.AuthenticateAsync("secret", [Api], default);
        Assert.Equal(("jane", "1"), (jane!.User.Name, jane.User.Uid));
        Assert.Equal(["dev", "ops"], jane.User.Groups);
        Assert.Null(await tokens.AuthenticateAsync("secret2", [Api], default));
        Assert.Null(await tokens.AuthenticateAsync("secret", ["vault"], default));
        Assert.Equal("joe", (await tokens.AuthenticateAsync("plain", [Api], default))!.User.Name);
    }

    [Theory, InlineData("a,b"), InlineData(",b,c"), InlineData("a,,c"), InlineData("a,b,c,\"d")]
    public void A_wrong_line_of_the_token_file_is_named_without_its_token(string line)
    {
        var refused = Assert.Throws<FormatException>(() => StaticTokens.Parse("t,u,1\n" + line, [Api]));
        Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bootstrap_token_is_as_good_as_its_secret()
    {
        var token = new BootstrapToken("abcdef", "0123456789abcdef");
        var secret = _objects.Put(BootstrapTokens.SecretOf(token, "join", _clock.GetUtcNow().AddHours(1), "system:bootstrappers:nodes"));
        var tokens = new BootstrapTokens(_objects, [Api], _clock);
        var identity = await tokens.AuthenticateAsync(token.Bearer, [Api], default);
        Assert.Equal("system:bootstrap:abcdef", identity!.User.Name);
        Assert.Equal(["system:bootstrappers", "system:bootstrappers:nodes"], identity.User.Groups);
        Assert.Null(await tokens.AuthenticateAsync("abcdef.0123456789abcdee", [Api], default));
        Assert.Null(await tokens.AuthenticateAsync("zzzzzz.0123456789abcdef", [Api], default));
        _clock.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<TokenRefusedException>(async () => await tokens.AuthenticateAsync(token.Bearer, [Api], default));
        secret.Data!.Remove("expiration");
        secret.Data["auth-extra-groups"] = Encoding.UTF8.GetBytes("system:masters");
        await Assert.ThrowsAsync<TokenRefusedException>(async () => await tokens.AuthenticateAsync(token.Bearer, [Api], default));
    }

    [Fact]
    public async Task A_bad_bearer_token_is_401_and_never_anonymous()
    {
        var bearers = new BearerTokens([StaticTokens.Parse("t,u,1", [Api]), _tokens], [Api], NullLogger<BearerTokens>.Instance);
        var authenticator = new RequestAuthenticator([bearers], allowAnonymous: true);
        Assert.Equal(["system:authenticated"], (await authenticator.AuthenticateAsync(new Credentials(null, "t"), default)).Groups);
        Assert.Equal("system:anonymous", (await authenticator.AuthenticateAsync(new Credentials(null, null), default)).Name);
        Assert.Equal(401, (await Assert.ThrowsAsync<ApiException>(async () => await authenticator.AuthenticateAsync(new Credentials(null, "bad"), default))).Code);
        Assert.Equal(401, (await Assert.ThrowsAsync<ApiException>(async () => await new RequestAuthenticator([bearers], false).AuthenticateAsync(new Credentials(null, null), default))).Code);
    }

    private static string Header(string token, string header) => Encode(header) + token[token.IndexOf('.', StringComparison.Ordinal)..];

    private static string Claims(string token, Func<string, string> change)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Encode(change(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]))))}.{parts[2]}";
    }

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
