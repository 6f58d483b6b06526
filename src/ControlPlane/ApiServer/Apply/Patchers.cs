using System.Text.Json.Nodes;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.Shared.Api;
using NetKube.Shared.Schema;
using NetKube.Shared.Serialization.Patches;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>The ways to patch, by their media types.</summary>
public sealed class Patchers(ServerSideApply apply) : IPatchers
{
    public JsonNode Patch(JsonNode current, string type, byte[] patch, TypeSchema schema)
    {
        try
        {
            return type switch
            {
                "application/json-patch+json" => JsonPatch.Apply(current, patch) ?? throw ApiException.BadRequest("the patch leaves nothing of the object"),
                "application/merge-patch+json" => MergePatch.Apply(current, patch),
                _ => StrategicMergePatch.Apply(current, patch, schema),
            };
        }
        catch (PatchException e)
        {
            throw e.ToApiException();
        }
    }

    public IKubeObject Apply(ApiRequest request, IKubeObject? current, byte[] json) =>
        apply.Apply(request.Resource, current, json, request.FieldManager, Negotiated.IsTrue(request.Query["force"].Count > 0 ? request.Query["force"].ToString() : null), request.Path.Subresource);
}
