using NetKube.ControlPlane.Auth.Tokens;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;

namespace NetKube.ControlPlane.Auth.Reviews;

/// <summary>authentication.k8s.io: who am I, and who is that token?</summary>
public sealed class IdentityReviews(BearerTokens tokens, IReadOnlyList<string> apiAudiences, TimeProvider clock)
{
    /// <summary>Who am I?</summary>
    public SelfSubjectReview Review(RequestUser asker, SelfSubjectReview review)
    {
        var answer = review.Clone();
        answer.Metadata.CreationTimestamp = Time.Now(clock);
        answer.Status = new SelfSubjectReviewStatus { UserInfo = Identities.Info(asker) };
        return answer;
    }

    /// <summary>Whose token is that?</summary>
    public async ValueTask<TokenReview> ReviewAsync(TokenReview review, CancellationToken stop)
    {
        if (review.Spec.Token.Length == 0) throw ApiException.BadRequest("token is required for TokenReview in authentication");
        var answer = review.Clone();
        var audiences = review.Spec.Audiences is { Count: > 0 } asked ? asked : [.. apiAudiences];
        try
        {
            var identity = await tokens.IdentifyAsync(review.Spec.Token, audiences, stop);
            answer.Status = identity is null
                ? new TokenReviewStatus { Error = "invalid bearer token" }
                : new TokenReviewStatus { Authenticated = true, User = Identities.Info(RequestAuthenticator.WithGroup(identity.User)), Audiences = [.. identity.Audiences] };
        }
        catch (TokenRefusedException refused)
        {
            answer.Status = new TokenReviewStatus { Error = refused.Message };
        }
        return answer;
    }
}
