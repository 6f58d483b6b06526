using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Reviews;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Authorization.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>Questions that are posted and answered, never stored: may I, may he, who am I, whose is this token.</summary>
public sealed class ReviewHandler(AccessReviews access, IdentityReviews identities) : ISubresourceHandler
{
    public bool Handles(ApiResource resource, string subresource) =>
        subresource.Length == 0 && (resource.Group is "authorization.k8s.io" or "authentication.k8s.io");

    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        if (path.Verb != "create") throw ApiException.MethodNotAllowed();
        var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        ITypedObject review;
        try
        {
            review = RequestBody.Decode(body, RequestBody.MediaType(http.Request), resource, out var findings);
            var warnings = new List<string>();
            WriteVerbs.FieldValidation(http.Request.Query["fieldValidation"].ToString(), warnings, resource, findings);
            ResponseWriter.Warnings(http, warnings);
        }
        catch (ApiFormatException e)
        {
            throw ApiException.BadRequest(e.Message);
        }
        if (review is IKubeObject named) WriteVerbs.TakeNamespace(named.Metadata, resource.Namespaced ? path.Namespace : "");
        var answer = await AnswerAsync(review, path.Namespace, user, http.RequestAborted);
        (answer.Kind, answer.ApiVersion) = (resource.Kind, resource.GroupVersion);
        await ResponseWriter.ObjectAsync(http, 201, answer, Negotiated.From(http.Request, shapes: false));
    }

    private async ValueTask<ITypedObject> AnswerAsync(ITypedObject review, string inNamespace, RequestUser user, CancellationToken stop) => review switch
    {
        SubjectAccessReview r => await access.ReviewAsync(r, stop),
        LocalSubjectAccessReview r => await access.ReviewAsync(inNamespace, r, stop),
        SelfSubjectAccessReview r => await access.ReviewAsync(user, r, stop),
        SelfSubjectRulesReview r => access.Review(user, r),
        SelfSubjectReview r => identities.Review(user, r),
        TokenReview r => await identities.ReviewAsync(r, stop),
        _ => throw ApiException.NoSuchPath(),
    };
}
