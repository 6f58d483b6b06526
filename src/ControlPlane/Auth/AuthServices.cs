using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.ControlPlane.Auth.Certificates;
using NetKube.ControlPlane.Auth.Impersonation;
using NetKube.ControlPlane.Auth.Nodes;
using NetKube.ControlPlane.Auth.OpenIdConnect;
using NetKube.ControlPlane.Auth.Rbac;
using NetKube.ControlPlane.Auth.Reviews;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Auth;

/// <summary>What the API server is told about identities.</summary>
public sealed record AuthSettings
{
    /// <summary>Authorities whose client certificates are believed (--client-ca-file).</summary>
    public required IReadOnlyList<X509Certificate2> ClientAuthorities { get; init; }

    /// <summary>Keys of service-account tokens.</summary>
    public required ServiceAccountKeys ServiceAccountKeys { get; init; }

    /// <summary>What those tokens say and accept.</summary>
    public ServiceAccountTokenSettings Tokens { get; init; } = new(ServiceAccountTokenSettings.DefaultIssuer);

    /// <summary>--token-auth-file; null without one.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Issuers of ID tokens that are believed.</summary>
    public IReadOnlyList<OidcIssuer> OidcIssuers { get; init; } = [];

    /// <summary>--anonymous-auth.</summary>
    public bool AllowAnonymous { get; init; } = true;
}

/// <summary>All parts that decide who asks and what he may do, put together in their order.</summary>
public sealed class AuthServices
{
    /// <summary>What every node may do; read once, for the servers that a test's process starts by the hundred.</summary>
    private static readonly Lazy<IReadOnlyList<PolicyRule>> NodeRules =
        new(static () => BootstrapObjects.Of<ClusterRole>().Single(r => r.Metadata.Name == "system:node").Rules ?? []);

    /// <param name="settings">What is believed.</param>
    /// <param name="objects">The cluster's state.</param>
    /// <param name="clock">The time.</param>
    /// <param name="logs">For loggers.</param>
    public AuthServices(AuthSettings settings, IObjectReader objects, TimeProvider clock, ILoggerFactory logs)
    {
        var (keys, tokens) = (settings.ServiceAccountKeys, settings.Tokens);
        IReadOnlyList<ITokenAuthenticator> kinds =
        [
            .. settings.TokenFile is { } file ? [StaticTokens.Load(file, tokens.ApiAudiences)] : Array.Empty<ITokenAuthenticator>(),
            new ServiceAccountTokens(keys, tokens, objects, clock),
            new BootstrapTokens(objects, tokens.ApiAudiences, clock),
            .. settings.OidcIssuers.Select(issuer => new OidcTokens(issuer, tokens.ApiAudiences, clock)),
        ];
        var bearers = new BearerTokens(kinds, tokens.ApiAudiences, logs.CreateLogger<BearerTokens>());
        Authenticator = new RequestAuthenticator([new ClientCertificates(settings.ClientAuthorities, clock, logs.CreateLogger<ClientCertificates>()), bearers], settings.AllowAnonymous);

        Rbac = new RbacAuthorizer(objects);
        Authorizer = new AuthorizerChain([new PrivilegedGroupAuthorizer(), new NodeAuthorizer(new NodeGraph(objects), NodeRules.Value), Rbac]);

        Impersonator = new Impersonator(Authorizer);
        Guard = new RbacGuard(Rbac, Authorizer, objects);
        TokenRequests = new TokenRequests(keys, tokens, objects, clock);
        AccessReviews = new AccessReviews(Authorizer, Rbac);
        IdentityReviews = new IdentityReviews(bearers, tokens.ApiAudiences, clock);
        OpenId = new OpenIdDocuments(keys, tokens);
    }

    /// <summary>Who asks.</summary>
    public RequestAuthenticator Authenticator { get; }

    /// <summary>As whom he wants to act.</summary>
    public Impersonator Impersonator { get; }

    /// <summary>What he may do.</summary>
    public AuthorizerChain Authorizer { get; }

    /// <summary>Roles and bindings alone.</summary>
    public RbacAuthorizer Rbac { get; }

    /// <summary>Nobody grants what he does not hold; an admission step.</summary>
    public RbacGuard Guard { get; }

    /// <summary>serviceaccounts/NAME/token.</summary>
    public TokenRequests TokenRequests { get; }

    /// <summary>authorization.k8s.io.</summary>
    public AccessReviews AccessReviews { get; }

    /// <summary>authentication.k8s.io.</summary>
    public IdentityReviews IdentityReviews { get; }

    /// <summary>/.well-known/openid-configuration and /openid/v1/jwks.</summary>
    public OpenIdDocuments OpenId { get; }
}
