using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Subresources.Streams;

/// <summary>log, exec, attach and portforward of pods: checked here, then carried to the pod's kubelet byte by byte.</summary>
public sealed class PodStreamHandler(ObjectWriter objects, NodeConnections nodes, AuthorizerChain authorizer) : ISubresourceHandler
{
    private static readonly ApiResource<Pod> Pods = ApiCatalog.BuiltIn.Of<Pod>();

    public bool Handles(ApiResource resource, string subresource) => resource == Pods && subresource is "log" or "exec" or "attach" or "portforward";

    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        if (!(path.Verb == "get" || (path.Verb == "create" && path.Subresource != "log"))) throw ApiException.MethodNotAllowed();
        await DemandCreateAsync(http, path, user);
        if (path.Subresource == "log") PodLogQuery.Check(http.Request.Query, path.Name);
        var stored = await objects.FindAsync(Pods, path.Namespace, path.Name, http.RequestAborted) ?? throw ApiException.NotFound(Pods, path.Name);
        var pod = (Pod)stored.Object;
        if (path.Subresource == "log") await LogAsync(http, pod);
        else await StreamAsync(http, pod, path.Subresource);
    }

    /// <summary>A WebSocket must begin with GET, which only reads elsewhere: to run something in a pod takes the right to create.</summary>
    private async ValueTask DemandCreateAsync(HttpContext http, RequestPath path, RequestUser user)
    {
        if (path.Subresource == "log" || path.Verb != "get") return;
        await authorizer.DemandAsync(new AccessRequest(user, "create")
        {
            Path = path.Path,
            IsResource = true,
            Group = path.Group,
            Version = path.Version,
            Resource = path.Resource,
            Subresource = path.Subresource,
            Namespace = path.Namespace,
            Name = path.Name,
        }, http.RequestAborted);
    }

    private async Task LogAsync(HttpContext http, Pod pod)
    {
        var container = PodContainers.Choose(pod, http.Request.Query["container"].ToString());
        if (pod.Spec.NodeName.Length == 0)
        {
            http.Response.StatusCode = 204; // nothing has run, so nothing was said
            return;
        }
        using var request = ForwardedRequest.ToKubelet(http, Target(pod, "containerLogs", container, http.Request.QueryString.Value), upgrade: false);
        using var response = await ForwardedResponse.SendAsync(nodes.Kubelets, request, http.RequestAborted);
        if ((int)response.StatusCode is < 200 or >= 300 and < 400)
            throw ApiException.Make(502, "InternalError", $"the node answered {(int)response.StatusCode} where a log was asked for");
        if (ForwardedRequest.UpgradeOf(http) is "websocket" or "WebSocket" && response.IsSuccessStatusCode)
            await LogSocket.SendAsync(http, await response.Content.ReadAsStreamAsync(http.RequestAborted));
        else await KubeletErrors.CopyAsync(http, response, pod);
    }

    private async Task StreamAsync(HttpContext http, Pod pod, string kind)
    {
        var container = "";
        if (kind != "portforward")
        {
            if (pod.Status.Phase is "Succeeded" or "Failed")
                throw ApiException.BadRequest($"cannot exec into a container in a completed pod; current phase is {pod.Status.Phase}");
            container = PodContainers.Choose(pod, http.Request.Query["container"].ToString());
        }
        if (pod.Spec.NodeName.Length == 0) throw ApiException.BadRequest($"pod {pod.Metadata.Name} does not have a host assigned");
        var asked = ForwardedRequest.UpgradeOf(http) ?? throw ApiException.BadRequest("Upgrade request required");
        var target = Target(pod, kind == "portforward" ? "portForward" : kind, container, http.Request.QueryString.Value);
        using var request = ForwardedRequest.ToKubelet(http, target, upgrade: true);
        using var response = await ForwardedResponse.SendAsync(nodes.Kubelets, request, http.RequestAborted);
        await ForwardedResponse.UpgradeAsync(http, response, asked);
    }

    private Uri Target(Pod pod, string verb, string container, string? query)
    {
        var path = $"/{verb}/{pod.Metadata.Namespace}/{pod.Metadata.Name}{(container.Length == 0 ? "" : "/" + container)}";
        return new Uri(nodes.KubeletOf(pod.Spec.NodeName), path + query);
    }
}
