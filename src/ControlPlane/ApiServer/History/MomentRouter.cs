using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Auth;

namespace NetKube.ControlPlane.ApiServer.History;

/// <summary>Gives a request to the API of the present, or to that of the moment it asks for.</summary>
public sealed class MomentRouter(ApiRouter now, PastRouters past)
{
    /// <summary>Answers the request.</summary>
    public Task HandleAsync(HttpContext http, RequestPath path, RequestUser user) =>
        http.Features.Get<AskedMoment>() is { } moment ? past.HandleAsync(http, moment, path, user) : now.HandleAsync(http, path, user);

    /// <summary>Answers what is asked of history itself.</summary>
    public Task<bool> TryHandleAsync(HttpContext http, RequestPath path) => past.TryHandleAsync(http, path);
}
