namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>What service-account tokens say and accept.</summary>
/// <param name="Issuer">--service-account-issuer: the address under which clients find the discovery document.</param>
public sealed record ServiceAccountTokenSettings(string Issuer)
{
    /// <summary>kube-apiserver's usual issuer inside a cluster.</summary>
    public const string DefaultIssuer = "https://kubernetes.default.svc";

    /// <summary>--api-audiences: who this API server is; the issuer unless said otherwise.</summary>
    public IReadOnlyList<string> ApiAudiences { get; init; } = [Issuer];

    /// <summary>
    /// --service-account-extend-token-expiration: tokens of the usual projected volume live a year, with a warning after
    /// the hour that was asked for, so that clients that never read the file again go on working.
    /// </summary>
    public bool ExtendExpiration { get; init; } = true;
}
