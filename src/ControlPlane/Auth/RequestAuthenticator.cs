using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Auth;

/// <summary>Who asks: the first authenticator that recognises the credentials says; without credentials, nobody in particular.</summary>
public sealed class RequestAuthenticator(IReadOnlyList<IAuthenticator> authenticators, bool allowAnonymous)
{
    private const string Authenticated = "system:authenticated";
    private const string Unauthenticated = "system:unauthenticated";

    /// <summary>The user; throws 401 for bad credentials, and for none where anonymous requests are not allowed.</summary>
    public async ValueTask<RequestUser> AuthenticateAsync(Credentials credentials, CancellationToken stop)
    {
        ApiException? refused = null;
        foreach (var authenticator in authenticators)
        {
            try
            {
                if (await authenticator.AuthenticateAsync(credentials, stop) is { } user) return WithGroup(user);
            }
            catch (ApiException bad) when (bad.Code == 401)
            {
                // Another kind may still vouch for the client (an expired certificate beside a good token).
                refused ??= bad;
            }
        }
        if (refused is not null) throw refused;
        return allowAnonymous ? RequestUser.Anonymous : throw ApiException.Unauthorized();
    }

    /// <summary>Everybody who is somebody is in system:authenticated.</summary>
    public static RequestUser WithGroup(RequestUser user) =>
        user.Groups.Contains(Authenticated) || user.Groups.Contains(Unauthenticated) ? user : user with { Groups = [.. user.Groups, Authenticated] };
}
