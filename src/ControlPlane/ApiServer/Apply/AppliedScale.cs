using NetKube.ControlPlane.ApiServer.Apply.Trees;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>
/// An applied Scale as a configuration of the object that it scales: owning spec.replicas by the scale subresource and by
/// the object itself is owning one field.
/// </summary>
internal static class AppliedScale
{
    private const string GroupVersion = "autoscaling/v1";

    public static JsonTree ToParent(ApiResource resource, JsonTree scale)
    {
        var version = scale.Find("apiVersion")?.Text ?? "";
        var kind = scale.Find("kind")?.Text ?? "";
        if (version != GroupVersion || kind != "Scale") throw ApiException.BadRequest($"invalid object type: {version}, Kind={kind}, expected: {GroupVersion}, Kind=Scale");
        var parent = new List<KeyValuePair<string, JsonTree>>
        {
            new("apiVersion", JsonTree.String(resource.GroupVersion)),
            new("kind", JsonTree.String(resource.Kind)),
        };
        if (scale.Find("metadata") is { } metadata) parent.Add(new("metadata", metadata));
        if (scale.Find("spec")?.Find("replicas") is { } replicas) parent.Add(new("spec", JsonTree.Map([new("replicas", replicas)])));
        return JsonTree.Map(parent);
    }
}
