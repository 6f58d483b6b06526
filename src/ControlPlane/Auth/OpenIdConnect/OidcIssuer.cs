namespace NetKube.ControlPlane.Auth.OpenIdConnect;

/// <summary>An issuer of ID tokens that is believed, and how its claims become a user (--oidc-*, or AuthenticationConfiguration).</summary>
/// <param name="Url">--oidc-issuer-url: what the claim "iss" must say; https only.</param>
/// <param name="Audiences">--oidc-client-id: one of these must be in the claim "aud".</param>
public sealed record OidcIssuer(string Url, IReadOnlyList<string> Audiences)
{
    /// <summary>Where the discovery document is; below the issuer's URL unless said otherwise.</summary>
    public string? DiscoveryUrl { get; init; }

    /// <summary>--oidc-username-claim.</summary>
    public string UsernameClaim { get; init; } = "sub";

    /// <summary>--oidc-username-prefix; null for the usual one (the issuer and "#", none for "email"), "-" or "" for none.</summary>
    public string? UsernamePrefix { get; init; }

    /// <summary>--oidc-groups-claim; empty for no groups.</summary>
    public string GroupsClaim { get; init; } = "";

    /// <summary>--oidc-groups-prefix.</summary>
    public string GroupsPrefix { get; init; } = "";

    /// <summary>The claim that becomes the user's uid; empty for none.</summary>
    public string UidClaim { get; init; } = "";

    /// <summary>--oidc-required-claim: claims that must have these values.</summary>
    public IReadOnlyDictionary<string, string> RequiredClaims { get; init; } = new Dictionary<string, string>();

    /// <summary>--oidc-signing-algs.</summary>
    public IReadOnlyList<string> Algorithms { get; init; } = ["RS256"];

    /// <summary>--oidc-ca-file, as PEM; null for the machine's own authorities.</summary>
    public string? AuthorityPem { get; init; }

    /// <summary>The prefix of user names, spelled out.</summary>
    public string EffectiveUsernamePrefix => UsernamePrefix switch
    {
        null when UsernameClaim == "email" => "",
        null => Url + "#",
        "-" => "",
        var prefix => prefix,
    };

    /// <summary>Refuses what cannot work, naming the flag or field.</summary>
    /// <param name="name">How the URL is called where it was written.</param>
    public OidcIssuer Checked(string name)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new FormatException($"{name}: \"{Url}\" must be a URL that begins with https://");
        }
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new FormatException($"{name}: \"{Url}\" must have no user, query or fragment");
        }
        if (Audiences.Count == 0) throw new FormatException($"{name}: a client id (audience) is needed");
        if (UsernameClaim.Length == 0) throw new FormatException($"{name}: a username claim is needed");
        var unknown = Algorithms.FirstOrDefault(a => !SignatureAlgorithm.IsKnown(a));
        return unknown is null ? this
            : throw new FormatException($"{name}: the signing algorithm \"{unknown}\" is not known; {string.Join(", ", SignatureAlgorithm.Known)} are");
    }
}
