namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>Whom a bearer token stands for, and for which of the asked audiences.</summary>
/// <param name="User">Without system:authenticated, which is added for everybody.</param>
/// <param name="Audiences">The asked audiences that the token is meant for.</param>
public sealed record TokenIdentity(RequestUser User, IReadOnlyList<string> Audiences);

/// <summary>One kind of bearer token.</summary>
public interface ITokenAuthenticator
{
    /// <summary>Null when the token is not of this kind, or <see cref="TokenRefusedException"/> when it is, and is bad.</summary>
    /// <param name="token">What the client sent.</param>
    /// <param name="audiences">One of these must be meant by the token.</param>
    /// <param name="stop">Cancels.</param>
    ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken stop);
}

/// <summary>A token of a known kind that is not good. The reason is for reviews and logs; it never contains the token.</summary>
public sealed class TokenRefusedException(string why) : Exception(why);
