using NetKube.ControlPlane.Auth;

namespace NetKube.ControlPlane.Admission.Certificates;

/// <summary>Rights on a signer by its name, or on all of its domain (example.com/*).</summary>
public sealed class SignerRights(IAuthorizer authorizer)
{
    /// <summary>Whether the user has the verb (approve, sign, attest) on the signer.</summary>
    public async ValueTask<bool> MayAsync(RequestUser user, string verb, string signer, CancellationToken stop)
    {
        if (await AllowsAsync(user, verb, signer, stop)) return true;
        var slash = signer.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && await AllowsAsync(user, verb, signer[..slash] + "/*", stop);
    }

    private async ValueTask<bool> AllowsAsync(RequestUser user, string verb, string name, CancellationToken stop)
    {
        var request = new AccessRequest(user, verb) { IsResource = true, Group = "certificates.k8s.io", Version = "*", Resource = "signers", Name = name };
        return (await authorizer.AuthorizeAsync(request, stop)).Decision == AccessDecision.Allow;
    }
}
