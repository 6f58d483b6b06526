using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>
/// What answers a subresource that is more than a view of the object (scale, binding, log, …), or a resource that is
/// never stored (reviews; their subresource is empty).
/// </summary>
public interface ISubresourceHandler
{
    /// <summary>Whether it answers such a path.</summary>
    bool Handles(ApiResource resource, string subresource);

    /// <summary>Answers.</summary>
    Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource);
}
