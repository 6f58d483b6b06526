using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Autoscaling.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>…/scale of whatever has replicas: the object seen as an autoscaling/v1 Scale.</summary>
public sealed class ScaleHandler(ObjectWriter writer, KindTable kinds, IPatchers patchers) : ISubresourceHandler
{
    private static readonly ApiResource ScaleResource = new ApiResource<Scale>("autoscaling/v1", "scales", "scale", namespaced: true);

    private static readonly Type[] Scalable = [typeof(Deployment), typeof(ReplicaSet), typeof(StatefulSet), typeof(ReplicationController)];

    public bool Handles(ApiResource resource, string subresource) => subresource == "scale" && Scalable.Contains(resource.Type);

    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        var request = new ApiRequest(http, path, user, resource, kinds.Of(resource));
        var negotiated = Negotiated.From(http.Request, shapes: true);
        var result = path.Verb switch
        {
            "get" => await writer.FindAsync(resource, path.Namespace, path.Name, request.Stop) ?? throw ApiException.NotFound(resource, path.Name),
            "update" => await UpdateAsync(request, await RequestBody.ReadAsync(http.Request, request.Stop), patchType: null),
            "patch" => await UpdateAsync(request, await RequestBody.ReadAsync(http.Request, request.Stop), RequestBody.MediaType(http.Request)),
            _ => throw ApiException.MethodNotAllowed(),
        };
        ResponseWriter.Warnings(http, request.Warnings);
        var scale = ScaleOf(result);
        ITypedObject answer = negotiated.Shape == ResponseShape.Table ? ScaleTable.Of(request, scale, negotiated.ShapeVersion) : scale;
        await ResponseWriter.ObjectAsync(http, 200, answer, negotiated);
    }

    private async Task<StoredObject> UpdateAsync(ApiRequest request, byte[] body, string? patchType)
    {
        var applies = patchType == "application/apply-patch+yaml";
        WriteOptions.Check(request, patchType is null ? "UpdateOptions" : "PatchOptions", patchType is null ? null : applies);
        var context = WriteVerbs.ContextOf(request) with { Subresource = "", OwnedThrough = "scale", IsApply = applies };
        var (stored, _) = await writer.UpdateAsync(request.Kind, request.Path.Namespace, request.Path.Name, current =>
        {
            if (current is null) throw ApiException.NotFound(request.Resource, request.Path.Name);
            if (applies) return Applied(request, current, body);
            var scale = patchType is null ? Read(request, body) : Patched(request, current, patchType, body);
            Check(request, scale);
            var value = current.Decode();
            SetReplicas(value, scale.Spec.Replicas);
            value.Metadata.ResourceVersion = scale.Metadata.ResourceVersion.Length > 0 ? scale.Metadata.ResourceVersion : ShapedObjects.Revision(current);
            if (scale.Metadata.Uid.Length > 0) value.Metadata.Uid = scale.Metadata.Uid;
            return value;
        }, context, request.Stop);
        return stored;
    }

    private IKubeObject Applied(ApiRequest request, StoredObject current, byte[] body)
    {
        var value = patchers.Apply(request, current.Decode(), body);
        Check(request, new Scale { Metadata = new ObjectMeta { Name = value.Metadata.Name }, Spec = new ScaleSpec { Replicas = ReplicasOf(value) ?? 0 } });
        return value;
    }

    private static Scale Read(ApiRequest request, byte[] body) =>
        (Scale)WriteVerbs.Decode(request, body, RequestBody.MediaType(request.Http.Request), ScaleResource);

    private Scale Patched(ApiRequest request, StoredObject current, string type, byte[] patch)
    {
        if (type is not ("application/json-patch+json" or "application/merge-patch+json" or "application/strategic-merge-patch+json"))
        {
            throw ApiException.UnsupportedMediaType(["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml"]);
        }
        var tree = JsonNode.Parse(JsonOutput.Encode(ScaleOf(current)))!;
        var patched = patchers.Patch(tree, type, patch, Scale.ApiSchema);
        return (Scale)PatchVerb.Decode(request, System.Text.Encoding.UTF8.GetBytes(patched.ToJsonString()), ScaleResource);
    }

    private static void Check(ApiRequest request, Scale scale)
    {
        if (scale.Metadata.Name.Length > 0 && scale.Metadata.Name != request.Path.Name)
        {
            throw ApiException.BadRequest($"the name of the object ({scale.Metadata.Name}) does not match the name on the URL ({request.Path.Name})");
        }
        if (scale.Spec.Replicas >= 0) return;
        throw ApiException.Invalid(ScaleResource, request.Path.Name,
            [new StatusCause { Reason = "FieldValueInvalid", Field = "spec.replicas", Message = $"Invalid value: {scale.Spec.Replicas}: must be greater than or equal to 0" }]);
    }

    private static Scale ScaleOf(StoredObject stored)
    {
        var value = stored.Object;
        var meta = value.Metadata;
        return new Scale
        {
            Kind = "Scale",
            ApiVersion = "autoscaling/v1",
            Metadata = new ObjectMeta { Name = meta.Name, Namespace = meta.Namespace, Uid = meta.Uid, ResourceVersion = ShapedObjects.Revision(stored), CreationTimestamp = meta.CreationTimestamp },
            Spec = new ScaleSpec { Replicas = ReplicasOf(value) ?? 0 },
            Status = StatusOf(value),
        };
    }

    private static ScaleStatus StatusOf(IKubeObject value) => value switch
    {
        Deployment d => new ScaleStatus { Replicas = d.Status.Replicas, Selector = LabelSelectorExpression.From(d.Spec.Selector).ToString() },
        ReplicaSet r => new ScaleStatus { Replicas = r.Status.Replicas, Selector = LabelSelectorExpression.From(r.Spec.Selector).ToString() },
        StatefulSet s => new ScaleStatus { Replicas = s.Status.Replicas, Selector = LabelSelectorExpression.From(s.Spec.Selector).ToString() },
        ReplicationController c => new ScaleStatus { Replicas = c.Status.Replicas, Selector = LabelSelectorExpression.From(c.Spec.Selector ?? []).ToString() },
        _ => new ScaleStatus(),
    };

    private static int? ReplicasOf(IKubeObject value) => value switch
    {
        Deployment d => d.Spec.Replicas ?? 1,
        ReplicaSet r => r.Spec.Replicas ?? 1,
        StatefulSet s => s.Spec.Replicas ?? 1,
        ReplicationController c => c.Spec.Replicas ?? 1,
        _ => null,
    };

    private static void SetReplicas(IKubeObject value, int replicas)
    {
        if (value is Deployment d) d.Spec.Replicas = replicas;
        if (value is ReplicaSet r) r.Spec.Replicas = replicas;
        if (value is StatefulSet s) s.Spec.Replicas = replicas;
        if (value is ReplicationController c) c.Spec.Replicas = replicas;
    }
}
