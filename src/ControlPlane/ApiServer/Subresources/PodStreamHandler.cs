using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>log, exec, attach and portforward of pods: checked here, then carried to the pod's kubelet byte by byte.</summary>
public sealed class PodStreamHandler(ObjectWriter objects, NodeConnections nodes) : ISubresourceHandler
{
    private static readonly ApiResource<Pod> Pods = ApiCatalog.BuiltIn.Of<Pod>();

    public bool Handles(ApiResource resource, string subresource) => resource == Pods && subresource is "log" or "exec" or "attach" or "portforward";

    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        if (path.Subresource == "log" && path.Verb != "get") throw ApiException.Make(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", new StatusDetails { Kind = "pods" });
        var stored = await objects.FindAsync(Pods, path.Namespace, path.Name, http.RequestAborted) ?? throw ApiException.NotFound(Pods, path.Name);
        var pod = (Pod)stored.Object;
        var target = path.Subresource switch
        {
            "log" => Log(http, pod),
            "portforward" => $"/portForward/{pod.Metadata.Namespace}/{pod.Metadata.Name}{http.Request.QueryString}",
            var kind => Exec(kind, http, pod),
        };
        if (pod.Spec.NodeName.Length == 0 && path.Subresource == "log")
        {
            // Nothing has run, so nothing was said.
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        if (pod.Spec.NodeName.Length == 0) throw ApiException.BadRequest($"pod {pod.Metadata.Name} does not have a host assigned");
        await using var connection = await nodes.ConnectAsync(pod.Spec.NodeName, http.RequestAborted);
        await HttpTunnel.RunAsync(http, connection, target);
    }

    private static string Log(HttpContext http, Pod pod)
    {
        var query = http.Request.Query;
        CheckLogOptions(query, pod);
        var container = ContainerOf(pod, query["container"].ToString(), "a container name must be specified for pod {0}, choose one of: [{1}]");
        return $"/containerLogs/{pod.Metadata.Namespace}/{pod.Metadata.Name}/{container}{http.Request.QueryString}";
    }

    private static string Exec(string kind, HttpContext http, Pod pod)
    {
        if (pod.Status.Phase is "Succeeded" or "Failed") throw ApiException.BadRequest($"cannot exec into a container in a completed pod; current phase is {pod.Status.Phase}");
        var container = ContainerOf(pod, http.Request.Query["container"].ToString(), "a container name must be specified for pod {0}, choose one of: [{1}]");
        return $"/{kind}/{pod.Metadata.Namespace}/{pod.Metadata.Name}/{container}{http.Request.QueryString}";
    }

    /// <summary>The asked container; the only one when none is asked for.</summary>
    private static string ContainerOf(Pod pod, string asked, string ambiguous)
    {
        var containers = (pod.Spec.Containers ?? []).Select(c => c.Name).ToList();
        var init = (pod.Spec.InitContainers ?? []).Select(c => c.Name).ToList();
        var ephemeral = (pod.Spec.EphemeralContainers ?? []).Select(c => c.EphemeralContainerCommon.Name).ToList();
        if (asked.Length > 0)
        {
            if (containers.Contains(asked) || init.Contains(asked) || ephemeral.Contains(asked)) return asked;
            throw ApiException.BadRequest($"container {asked} is not valid for pod {pod.Metadata.Name}");
        }
        if (containers.Count == 1) return containers[0];
        if (pod.Metadata.Annotations?.GetValueOrDefault("kubectl.kubernetes.io/default-container") is { } preferred && containers.Contains(preferred)) return preferred;
        var names = string.Join(' ', containers) + (init.Count > 0 ? "] or one of the init containers: [" + string.Join(' ', init) : "");
        throw ApiException.BadRequest(string.Format(CultureInfo.InvariantCulture, ambiguous, pod.Metadata.Name, names));
    }

    private static void CheckLogOptions(IQueryCollection query, Pod pod)
    {
        var causes = new List<StatusCause>();
        Least(query, "tailLines", 0, "must be greater than or equal to 0", causes);
        Least(query, "limitBytes", 1, "must be greater than 0", causes);
        Least(query, "sinceSeconds", 1, "must be greater than 0", causes);
        if (query["sinceSeconds"].Count > 0 && query["sinceTime"].Count > 0) causes.Add(new StatusCause { Reason = "FieldValueForbidden", Field = "sinceSeconds", Message = "Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified" });
        if (causes.Count == 0) return;
        throw ApiException.Invalid(new ApiResource<PodLogOptions>("v1", "podlogoptions", "podlogoptions", namespaced: true), pod.Metadata.Name, causes);
    }

    private static void Least(IQueryCollection query, string name, long least, string rule, List<StatusCause> causes)
    {
        if (long.TryParse(query[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value < least)
        {
            causes.Add(new StatusCause { Reason = "FieldValueInvalid", Field = name, Message = $"Invalid value: {value.ToString(CultureInfo.InvariantCulture)}: {rule}" });
        }
    }

    /// <summary>The kubelet's path in a message, without what the client sent in the query.</summary>
    public static string Shown(string target) => new StringBuilder(target).ToString().Split('?')[0];
}
