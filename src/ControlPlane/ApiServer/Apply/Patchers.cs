using System.Text.Json.Nodes;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.Shared.Api;
using NetKube.Shared.Schema;
using NetKube.Shared.Serialization.Patches;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>The ways to patch, by media type.</summary>
public sealed class Patchers(ServerSideApply apply) : IPatchers
{
    public JsonNode Patch(JsonNode current, string type, byte[] patch, TypeSchema schema)
    {
        try
        {
            return type switch
            {
                "application/json-patch+json" => JsonPatch.Apply(current, patch) ?? throw new PatchException(PatchFailure.Unprocessable, "the patch leaves nothing of the object"),
                "application/merge-patch+json" => MergePatch.Apply(current, patch),
                "application/strategic-merge-patch+json" => StrategicMergePatch.Apply(current, patch, schema),
                _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no patch of an object that is there"),
            };
        }
        catch (PatchException e)
        {
            throw e.ToApiException();
        }
    }

    public IKubeObject Apply(ApiRequest request, IKubeObject? current, byte[] json)
    {
        var force = request.Query["force"].ToString();
        return apply.Apply(request.Resource, current, json, request.FieldManager, force.Length > 0 && Negotiated.IsTrue(force), request.Path.Subresource);
    }
}
