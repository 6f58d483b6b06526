using NetKube.ControlPlane.Auth.Nodes;
using NetKube.ControlPlane.Auth.Rbac;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Authorization.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Auth.Reviews;

/// <summary>authorization.k8s.io: may somebody do something? Each answer is the question with its status.</summary>
public sealed class AccessReviews(IAuthorizer authorizer, RbacAuthorizer rbac)
{
    private const string Group = "authorization.k8s.io";

    /// <summary>May that user do that?</summary>
    public async ValueTask<SubjectAccessReview> ReviewAsync(SubjectAccessReview review, CancellationToken stop)
    {
        var errors = new FieldErrors();
        AccessReviewRules.Subject(errors, review.Spec);
        AccessReviewRules.Metadata(errors, review.Metadata, "must be empty");
        ThrowIfAny("SubjectAccessReview", errors);
        var answer = review.Clone();
        answer.Status = await AnswerAsync(Identities.User(review.Spec.User, review.Spec.Uid, review.Spec.Groups, review.Spec.Extra), review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes, stop);
        return answer;
    }

    /// <summary>May that user do that in this namespace?</summary>
    public async ValueTask<LocalSubjectAccessReview> ReviewAsync(string inNamespace, LocalSubjectAccessReview review, CancellationToken stop)
    {
        var errors = new FieldErrors();
        AccessReviewRules.Subject(errors, review.Spec);
        AccessReviewRules.Metadata(errors, review.Metadata, "must be empty except for namespace");
        AccessReviewRules.Local(errors, review.Spec, inNamespace);
        ThrowIfAny("LocalSubjectAccessReview", errors);
        var answer = review.Clone();
        answer.Status = await AnswerAsync(Identities.User(review.Spec.User, review.Spec.Uid, review.Spec.Groups, review.Spec.Extra), review.Spec.ResourceAttributes, null, stop);
        return answer;
    }

    /// <summary>May I do that?</summary>
    public async ValueTask<SelfSubjectAccessReview> ReviewAsync(RequestUser asker, SelfSubjectAccessReview review, CancellationToken stop)
    {
        var errors = new FieldErrors();
        AccessReviewRules.Attributes(errors, review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes);
        AccessReviewRules.Metadata(errors, review.Metadata, "must be empty");
        ThrowIfAny("SelfSubjectAccessReview", errors);
        var answer = review.Clone();
        answer.Status = await AnswerAsync(asker, review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes, stop);
        return answer;
    }

    /// <summary>What may I do in this namespace?</summary>
    public SelfSubjectRulesReview Review(RequestUser asker, SelfSubjectRulesReview review)
    {
        if (review.Spec.Namespace.Length == 0) throw ApiException.BadRequest("no namespace on request");
        var (rules, errors) = rbac.RulesFor(asker, review.Spec.Namespace);
        var answer = review.Clone();
        answer.Status = new SubjectRulesReviewStatus
        {
            ResourceRules = [.. rules.Where(r => r.Resources is { Count: > 0 }).Select(r => new ResourceRule { Verbs = r.Verbs, ApiGroups = r.ApiGroups, Resources = r.Resources, ResourceNames = r.ResourceNames })],
            NonResourceRules = [.. rules.Where(r => r.NonResourceURLs is { Count: > 0 }).Select(r => new NonResourceRule { Verbs = r.Verbs, NonResourceURLs = r.NonResourceURLs })],
            // What a node may do follows from its pods, and stands in no role.
            Incomplete = errors.Count > 0 || NodeIdentity.NodeOf(asker) is not null,
            EvaluationError = string.Join(", ", errors),
        };
        return answer;
    }

    private async ValueTask<SubjectAccessReviewStatus> AnswerAsync(RequestUser user, ResourceAttributes? resource, NonResourceAttributes? path, CancellationToken stop)
    {
        var request = resource is null
            ? new AccessRequest(user, path!.Verb) { Path = path.Path }
            : new AccessRequest(user, resource.Verb)
            {
                IsResource = true,
                Namespace = resource.Namespace,
                Group = resource.Group,
                Version = resource.Version,
                Resource = resource.Resource,
                Subresource = resource.Subresource,
                Name = resource.Name,
                FieldSelector = SelectorOf(resource.FieldSelector),
            };
        var (decision, why) = await authorizer.AuthorizeAsync(request, stop);
        return new SubjectAccessReviewStatus { Allowed = decision == AccessDecision.Allow, Denied = decision == AccessDecision.Deny, Reason = why };
    }

    private static string SelectorOf(FieldSelectorAttributes? selector)
    {
        if (selector is null) return "";
        if (selector.RawSelector.Length > 0) return selector.RawSelector;
        // What narrows a request is what equals one value; other requirements leave it as wide as it was.
        return string.Join(',', (selector.Requirements ?? []).Where(r => r.Operator == "In" && r.Values is [_]).Select(r => $"{r.Key}={r.Values![0]}"));
    }

    /// <summary>Kubernetes leaves the kind out of these refusals' details.</summary>
    private static void ThrowIfAny(string kind, FieldErrors errors)
    {
        if (errors.None) return;
        var text = errors.All.Count == 1 ? errors.All[0].ToString() : $"[{string.Join(", ", errors.All)}]";
        throw ApiException.Make(422, StatusReason.Invalid, $"{kind}.{Group} \"\" is invalid: {text}", new StatusDetails
        {
            Group = Group,
            Causes = [.. errors.All.Select(e => new StatusCause { Reason = e.Type.ToString(), Field = e.Path, Message = e.Message })],
        });
    }
}
