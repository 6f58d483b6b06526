using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>POST pods/NAME/binding (and the older POST bindings): gives a pod to a node, once.</summary>
public sealed class BindingHandler(ObjectWriter writer, KindTable kinds, TimeProvider clock) : ISubresourceHandler
{
    private static readonly ApiResource<Binding> Bindings = ApiCatalog.BuiltIn.Of<Binding>();
    private static readonly ApiResource<Pod> Pods = ApiCatalog.BuiltIn.Of<Pod>();

    public bool Handles(ApiResource resource, string subresource) => (resource == Pods && subresource == "binding") || resource == Bindings;

    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        if (path.Verb != "create") throw ApiException.MethodNotAllowed();
        var request = new ApiRequest(http, path, user, Pods, kinds.Of(Pods));
        WriteOptions.Check(request, "CreateOptions");
        var binding = (Binding)WriteVerbs.Decode(request, await RequestBody.ReadAsync(http.Request, request.Stop), RequestBody.MediaType(http.Request), Bindings);
        WriteVerbs.TakeNamespace(binding.Metadata, path.Namespace);
        var name = path.Subresource.Length > 0 ? path.Name : binding.Metadata.Name;
        if (binding.Metadata.Name.Length > 0 && binding.Metadata.Name != name) throw ApiException.BadRequest("name in URL does not match name in Binding object");
        Check(name, binding);
        await BindAsync(path.Namespace, name, binding, request);
        ResponseWriter.Warnings(http, request.Warnings);
        await ResponseWriter.ObjectAsync(http, 201, new Status { Kind = "Status", ApiVersion = "v1", StatusValue = "Success", Code = 201 }, Negotiated.From(http.Request, shapes: false));
    }

    private static void Check(string name, Binding binding)
    {
        var causes = new List<StatusCause>();
        if (binding.Target.Kind is not ("" or "Node")) causes.Add(new StatusCause { Reason = "FieldValueNotSupported", Field = "target.kind", Message = $"Unsupported value: \"{binding.Target.Kind}\": supported values: \"Node\", \"<empty>\"" });
        if (binding.Target.Name.Length == 0) causes.Add(new StatusCause { Reason = "FieldValueRequired", Field = "target.name", Message = "Required value" });
        if (causes.Count > 0) throw ApiException.Invalid(Bindings, name, causes);
    }

    private async Task BindAsync(string inNamespace, string name, Binding binding, ApiRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await writer.FindAsync(Pods, inNamespace, name, request.Stop) ?? throw ApiException.NotFound(Pods, name);
            var pod = (Pod)current.Decode();
            CheckPod(pod, binding);
            pod.Spec.NodeName = binding.Target.Name;
            foreach (var (key, value) in binding.Metadata.Annotations ?? []) (pod.Metadata.Annotations ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value;
            foreach (var (key, value) in binding.Metadata.Labels ?? []) (pod.Metadata.Labels ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value;
            SetScheduled(pod);
            pod.Status.NominatedNodeName = "";
            if (request.DryRun || await writer.TryReplaceAsync(current, pod, request.User, request.Stop) is not null) return;
            if (attempt >= 12) throw ApiException.Modified(Pods, name);
        }
    }

    private static void CheckPod(Pod pod, Binding binding)
    {
        if (binding.Metadata.Uid.Length > 0 && binding.Metadata.Uid != pod.Metadata.Uid) throw ApiException.Conflict(Pods, pod.Metadata.Name, $"Precondition failed: UID in precondition: {binding.Metadata.Uid}, UID in object meta: {pod.Metadata.Uid}");
        if (pod.Metadata.DeletionTimestamp is not null) throw Conflict(pod, $"pod {pod.Metadata.Name} is being deleted, cannot be assigned to a host");
        if (pod.Spec.NodeName.Length > 0) throw Conflict(pod, $"pod {pod.Metadata.Name} is already assigned to node \"{pod.Spec.NodeName}\"");
        if (pod.Spec.SchedulingGates is { Count: > 0 }) throw Conflict(pod, $"pod {pod.Metadata.Name} has non-empty .spec.schedulingGates");
    }

    private static ApiException Conflict(Pod pod, string why) =>
        ApiException.Make(409, StatusReason.Conflict, $"Operation cannot be fulfilled on pods/binding \"{pod.Metadata.Name}\": {why}", new StatusDetails { Name = pod.Metadata.Name, Kind = "pods/binding" });

    private void SetScheduled(Pod pod)
    {
        var conditions = pod.Status.Conditions ??= [];
        conditions.RemoveAll(c => c.Type == "PodScheduled");
        conditions.Add(new PodCondition { Type = "PodScheduled", Status = "True", LastTransitionTime = Time.Now(clock) });
    }
}
