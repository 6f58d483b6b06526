using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Auth;

/// <summary>Authorizers in their order; the first that allows or denies decides, and none means no.</summary>
public sealed class AuthorizerChain(IReadOnlyList<IAuthorizer> authorizers) : IAuthorizer
{
    public async ValueTask<(AccessDecision Decision, string Why)> AuthorizeAsync(AccessRequest request, CancellationToken stop)
    {
        List<string>? reasons = null;
        foreach (var authorizer in authorizers)
        {
            var (decision, why) = await authorizer.AuthorizeAsync(request, stop);
            if (decision != AccessDecision.NoOpinion) return (decision, why);
            if (why.Length > 0) (reasons ??= []).Add(why);
        }
        return (AccessDecision.NoOpinion, reasons is null ? "" : string.Join('\n', reasons));
    }

    /// <summary>Throws Kubernetes' 403 unless the request is allowed.</summary>
    public async ValueTask DemandAsync(AccessRequest request, CancellationToken stop)
    {
        var (decision, why) = await AuthorizeAsync(request, stop);
        if (decision != AccessDecision.Allow) throw Refusal(request, why);
    }

    /// <summary>The 403 of a request.</summary>
    public static ApiException Refusal(AccessRequest request, string why)
    {
        var sentence = Sentence(request) + (why.Length > 0 ? ": " + why : "");
        if (!request.IsResource) return ApiException.Make(403, StatusReason.Forbidden, "forbidden: " + sentence, new StatusDetails());
        var qualified = request.Group.Length == 0 ? request.Resource : $"{request.Resource}.{request.Group}";
        var named = request.Name.Length == 0 ? qualified : $"{qualified} \"{request.Name}\"";
        return ApiException.Make(403, StatusReason.Forbidden, $"{named} is forbidden: {sentence}", new StatusDetails { Name = request.Name, Group = request.Group, Kind = request.Resource });
    }

    private static string Sentence(AccessRequest request)
    {
        var who = $"User \"{request.User.Name}\" cannot {request.Verb}";
        if (!request.IsResource) return $"{who} path \"{request.Path}\"";
        var resource = request.Subresource.Length == 0 ? request.Resource : $"{request.Resource}/{request.Subresource}";
        var where = request.Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace \"{request.Namespace}\"";
        return $"{who} resource \"{resource}\" in API group \"{request.Group}\" {where}";
    }
}
