using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>
/// Verifies service-account tokens: signature, issuer, times, audience, and that the account and whatever the token is
/// bound to still exist with the same uid. So deleting a pod revokes its tokens at once.
/// </summary>
public sealed class ServiceAccountTokens(ServiceAccountKeys keys, ServiceAccountTokenSettings settings, IObjectReader objects, TimeProvider clock) : ITokenAuthenticator
{
    private const string Extra = "authentication.kubernetes.io/";

    // Clocks of several API servers differ a little (RFC 7519, 4.1.5, allows for that).
    private const long Leeway = 60;

    public async ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken stop)
    {
        if (!JsonWebToken.TryRead(token, out var document)) return null;
        using (document)
        {
            if (JsonWebToken.Text(document.RootElement, "iss") != settings.Issuer) return null;
            if (!JsonWebToken.Verify(token, keys)) throw new TokenRefusedException("invalid bearer token: the signature is not ours");
            var claims = ServiceAccountClaims.Read(document.RootElement) ?? throw new TokenRefusedException("invalid bearer token: not the claims of a service account");
            CheckTimes(claims);
            var meant = (claims.Audiences.Count == 0 ? settings.ApiAudiences : claims.Audiences).Intersect(audiences).ToList();
            if (meant.Count == 0) throw new TokenRefusedException($"token audiences [{string.Join(' ', claims.Audiences)}] is invalid for the target audiences [{string.Join(' ', audiences)}]");
            await CheckObjectsAsync(claims, stop);
            return new TokenIdentity(UserOf(claims), meant);
        }
    }

    private void CheckTimes(ServiceAccountClaims claims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (claims.Expires <= now) throw new TokenRefusedException("service account token has expired");
        if (claims.NotBefore > now + Leeway) throw new TokenRefusedException("service account token is not valid yet");
    }

    private async ValueTask CheckObjectsAsync(ServiceAccountClaims claims, CancellationToken stop)
    {
        CheckObject(claims.ServiceAccount, await objects.GetLatestAsync<ServiceAccount>(claims.Namespace, claims.ServiceAccount.Name, stop), "service account");
        if (claims.Secret is { } secret) CheckObject(secret, await objects.GetLatestAsync<Secret>(claims.Namespace, secret.Name, stop), "secret");
        if (claims.Pod is { } pod) CheckObject(pod, await objects.GetLatestAsync<Pod>(claims.Namespace, pod.Name, stop), "pod");
        // A pod's token names the pod's node too, but lives and dies with the pod.
        else if (claims.Node is { } node) CheckObject(node, await objects.GetLatestAsync<Node>(null, node.Name, stop), "node");
    }

    private void CheckObject(BoundObject bound, IKubeObject? found, string what)
    {
        if (found is null) throw new TokenRefusedException($"{what} {bound.Name} of the token has been deleted");
        if (found.Metadata.Uid != bound.Uid) throw new TokenRefusedException($"{what} {bound.Name} of the token has been replaced: its uid is another one");
        if (found.Metadata.DeletionTimestamp is { } deleted && deleted.Utc.AddSeconds(Leeway) < clock.GetUtcNow().UtcDateTime)
        {
            throw new TokenRefusedException($"{what} {bound.Name} of the token is being deleted");
        }
    }

    private static RequestUser UserOf(ServiceAccountClaims claims)
    {
        var extra = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (claims.Pod is { } pod)
        {
            extra[Extra + "pod-name"] = [pod.Name];
            extra[Extra + "pod-uid"] = [pod.Uid];
        }
        if (claims.Node is { } node)
        {
            extra[Extra + "node-name"] = [node.Name];
            extra[Extra + "node-uid"] = [node.Uid];
        }
        if (claims.Id.Length > 0) extra[Extra + "credential-id"] = ["JTI=" + claims.Id];
        return new RequestUser(ServiceAccountName.Of(claims.Namespace, claims.ServiceAccount.Name), claims.ServiceAccount.Uid, ServiceAccountName.Groups(claims.Namespace), extra);
    }
}
