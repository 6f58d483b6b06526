using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>POST serviceaccounts/NAME/token.</summary>
public sealed class TokenHandler(TokenRequests tokens, AdmissionChain admission) : ISubresourceHandler
{
    private static readonly ApiResource Accounts = ApiCatalog.BuiltIn.Of<ServiceAccount>();
    private static readonly ApiResource Requests = new ApiResource<TokenRequest>("authentication.k8s.io/v1", "tokenrequests", "tokenrequest", namespaced: true);

    public bool Handles(ApiResource resource, string subresource) => resource == Accounts && subresource == "token";

    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        if (path.Verb != "create") throw ApiException.MethodNotAllowed();
        var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        TokenRequest request;
        try
        {
            request = (TokenRequest)RequestBody.Decode(body, RequestBody.MediaType(http.Request), Requests, out _);
        }
        catch (ApiFormatException e)
        {
            throw ApiException.BadRequest(e.Message);
        }
        WriteVerbs.TakeNamespace(request.Metadata, path.Namespace);
        if (request.Metadata.Name.Length > 0 && request.Metadata.Name != path.Name) throw ApiException.BadRequest($"metadata.name: Invalid value: \"{request.Metadata.Name}\": must match the service account name");
        var asked = new AdmissionRequest(AdmissionOperation.Create, Accounts, "token", path.Namespace, path.Name, user) { Object = request };
        await admission.MutateAsync(asked, http.RequestAborted);
        await admission.ValidateAsync(asked, http.RequestAborted);
        var issued = await tokens.IssueAsync(path.Namespace, path.Name, request, http.RequestAborted);
        (issued.Kind, issued.ApiVersion) = ("TokenRequest", "authentication.k8s.io/v1");
        await ResponseWriter.ObjectAsync(http, 201, issued, Negotiated.From(http.Request, shapes: false));
    }
}
