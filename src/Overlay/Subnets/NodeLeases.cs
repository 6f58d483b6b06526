using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.Overlay.Subnets;

/// <summary>Leases as Nodes carry them: the edge between API objects and the overlay's own model. Pure.</summary>
internal static class NodeLeases
{
    /// <summary>Reads a Node's lease.</summary>
    /// <param name="missing">What is not there or not readable, when it returns false.</param>
    public static bool TryRead(Node node, int port, [NotNullWhen(true)] out SubnetLease? lease, [NotNullWhen(false)] out string? missing) =>
        LeaseAnnotations.TryRead(
            node.Metadata.Name, node.Spec.PodCIDR, node.Metadata.Annotations ?? [], port, out lease, out missing);

    /// <summary>Whether the Node says already what the patch would.</summary>
    public static bool Carries(Node node, SubnetLease lease) =>
        LeaseAnnotations.Write(lease).All(a => node.Metadata.Annotations?.GetValueOrDefault(a.Key) == a.Value);

    /// <summary>A merge patch of the Node.</summary>
    public static JsonObject AnnotationPatch(SubnetLease lease)
    {
        var annotations = new JsonObject();
        foreach (var (name, value) in LeaseAnnotations.Write(lease)) annotations[name] = value;
        return new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = annotations } };
    }

    /// <summary>A strategic merge patch of the Node's status: conditions are merged by type.</summary>
    public static JsonObject AvailablePatch(DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["status"] = new JsonObject
            {
                ["conditions"] = new JsonArray(new JsonObject
                {
                    ["type"] = NodeConditionType.NetworkUnavailable,
                    ["status"] = "False",
                    ["reason"] = "OverlayIsUp",
                    ["message"] = "the overlay is running on this node",
                    ["lastTransitionTime"] = time,
                    ["lastHeartbeatTime"] = time,
                }),
            },
        };
    }
}
