using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>POST serviceaccounts/NAME/token: issues tokens.</summary>
public sealed class TokenRequests(ServiceAccountKeys keys, ServiceAccountTokenSettings settings, IObjectReader objects, TimeProvider clock)
{
    private const long DefaultSeconds = 3600;
    private const long MinSeconds = 600;
    private const long MaxSeconds = 1L << 32;
    private const long ExtendedSeconds = 365 * 24 * 3600;

    // The odd seven seconds mark the projected volume that admission adds (KEP-1205): only that is extended.
    private const long ProjectedVolumeSeconds = 3607;

    /// <summary>Checks and completes the request and issues the token; the answer is the request with its status.</summary>
    public async ValueTask<TokenRequest> IssueAsync(string inNamespace, string name, TokenRequest request, CancellationToken stop)
    {
        var accounts = ApiCatalog.BuiltIn.Of<ServiceAccount>();
        var account = await objects.GetLatestAsync<ServiceAccount>(inNamespace, name, stop) ?? throw ApiException.NotFound(accounts, name);
        if (request.Metadata.Name.Length > 0 && request.Metadata.Name != name) throw ApiException.BadRequest($"the name in the request ({request.Metadata.Name}) is not the service account's ({name})");
        if (request.Metadata.Namespace.Length > 0 && request.Metadata.Namespace != inNamespace) throw ApiException.BadRequest("the namespace in the request is not the service account's");
        var answer = request.Clone();
        var spec = answer.Spec;
        spec.ExpirationSeconds ??= DefaultSeconds;
        CheckDuration(spec.ExpirationSeconds.Value);
        if (spec.Audiences is null or []) spec.Audiences = [.. settings.ApiAudiences];
        var claims = await ClaimsAsync(account, spec, stop);
        var now = clock.GetUtcNow();
        answer.Kind = "TokenRequest";
        answer.ApiVersion = "authentication.k8s.io/v1";
        answer.Metadata.Name = name;
        answer.Metadata.Namespace = inNamespace;
        answer.Metadata.Uid = Guid.NewGuid().ToString();
        answer.Metadata.CreationTimestamp = Time.From(now);
        answer.Status = new TokenRequestStatus
        {
            Token = JsonWebToken.Sign(claims.Encode(), keys),
            // What was asked for, also where the token lives longer: the kubelet renews by this.
            ExpirationTimestamp = Time.From(now.AddSeconds(spec.ExpirationSeconds.Value)),
        };
        return answer;
    }

    private async ValueTask<ServiceAccountClaims> ClaimsAsync(ServiceAccount account, TokenRequestSpec spec, CancellationToken stop)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var seconds = spec.ExpirationSeconds!.Value;
        var claims = new ServiceAccountClaims(settings.Issuer, account.Metadata.Namespace, new BoundObject(account.Metadata.Name, account.Metadata.Uid))
        {
            Audiences = spec.Audiences!,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + seconds,
            Id = Guid.NewGuid().ToString(),
        };
        if (spec.BoundObjectRef is { } bound) claims = await BindAsync(claims, account, bound, stop);
        var extend = settings.ExtendExpiration && seconds == ProjectedVolumeSeconds && claims.Pod is not null && spec.Audiences!.SequenceEqual(settings.ApiAudiences);
        return extend ? claims with { Expires = now + ExtendedSeconds, WarnAfter = now + seconds } : claims;
    }

    private async ValueTask<ServiceAccountClaims> BindAsync(ServiceAccountClaims claims, ServiceAccount account, BoundObjectReference bound, CancellationToken stop)
    {
        switch (bound.ApiVersion, bound.Kind)
        {
            case ("v1", "Pod"):
                var pod = await FindAsync<Pod>(account.Metadata.Namespace, bound, stop);
                if (pod.Spec.ServiceAccountName != account.Metadata.Name)
                {
                    throw ApiException.BadRequest($"cannot bind token for serviceaccount \"{account.Metadata.Name}\" to pod running with different serviceaccount name.");
                }
                return claims with { Pod = new BoundObject(pod.Metadata.Name, pod.Metadata.Uid), Node = NodeOf(pod) };
            case ("v1", "Secret"):
                var secret = await FindAsync<Secret>(account.Metadata.Namespace, bound, stop);
                return claims with { Secret = new BoundObject(secret.Metadata.Name, secret.Metadata.Uid) };
            case ("v1", "Node"):
                var node = await FindAsync<Node>(null, bound, stop);
                return claims with { Node = new BoundObject(node.Metadata.Name, node.Metadata.Uid) };
            default:
                throw ApiException.BadRequest($"cannot bind token to object of type {bound.ApiVersion}, Kind={bound.Kind}");
        }
    }

    private async ValueTask<T> FindAsync<T>(string? inNamespace, BoundObjectReference bound, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        var resource = ApiCatalog.BuiltIn.Of<T>();
        var found = await objects.GetLatestAsync<T>(inNamespace, bound.Name, stop) ?? throw ApiException.NotFound(resource, bound.Name);
        if (bound.Uid.Length == 0 || bound.Uid == found.Metadata.Uid) return found;
        throw ApiException.Conflict(resource, bound.Name, $"the UID in the bound object reference ({bound.Uid}) does not match the UID in record. The object might have been deleted and then recreated");
    }

    private BoundObject? NodeOf(Pod pod)
    {
        if (pod.Spec.NodeName.Length == 0) return null;
        return new BoundObject(pod.Spec.NodeName, objects.Get<Node>(null, pod.Spec.NodeName)?.Metadata.Uid ?? "");
    }

    private static void CheckDuration(long seconds)
    {
        var problem = seconds switch
        {
            < MinSeconds => "may not specify a duration less than 10 minutes",
            > MaxSeconds => "may not specify a duration larger than 2^32 seconds",
            _ => null,
        };
        if (problem is null) return;
        var cause = new StatusCause { Reason = "FieldValueInvalid", Field = "spec.expirationSeconds", Message = $"Invalid value: {seconds}: {problem}" };
        throw ApiException.Make(422, StatusReason.Invalid, $"TokenRequest.authentication.k8s.io \"\" is invalid: {cause.Field}: {cause.Message}", new StatusDetails { Group = "authentication.k8s.io", Kind = "TokenRequest", Causes = [cause] });
    }
}
