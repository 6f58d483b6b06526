using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>Bearer tokens of all kinds, in order. A token that no kind accepts is refused, never taken for anonymous.</summary>
public sealed class BearerTokens(IReadOnlyList<ITokenAuthenticator> kinds, IReadOnlyList<string> apiAudiences, ILogger<BearerTokens> log) : IAuthenticator
{
    public async ValueTask<RequestUser?> AuthenticateAsync(Credentials credentials, CancellationToken stop)
    {
        if (credentials.BearerToken is not { Length: > 0 } token) return null;
        try
        {
            var identity = await IdentifyAsync(token, apiAudiences, stop);
            return identity?.User ?? throw ApiException.Unauthorized();
        }
        catch (TokenRefusedException refused)
        {
            log.TokenRefused(refused.Message);
            throw ApiException.Unauthorized();
        }
    }

    /// <summary>Whom a token stands for, towards somebody (TokenReview asks for others' audiences).</summary>
    public async ValueTask<TokenIdentity?> IdentifyAsync(string token, IReadOnlyList<string> audiences, CancellationToken stop)
    {
        TokenRefusedException? first = null;
        foreach (var kind in kinds)
        {
            try
            {
                if (await kind.AuthenticateAsync(token, audiences, stop) is { } identity) return identity;
            }
            catch (TokenRefusedException refused)
            {
                first ??= refused;
            }
        }
        return first is null ? null : throw first;
    }
}
