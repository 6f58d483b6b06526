using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>
/// Strings with well-known values that may still hold others: the types of conditions, resource names, kinds of
/// secrets. An enum there would make validating clients refuse good objects.
/// </summary>
internal static class OpenSets
{
    private static readonly HashSet<(string Type, string Field)> Fields =
    [
        ("Secret", "type"), ("NodeAddress", "type"), ("EmptyDirVolumeSource", "medium"), ("NamespaceSpec", "finalizers"),
        ("PodOS", "name"), ("LimitRangeItem", "type"), ("LeaseSpec", "strategy"), ("StatusCause", "reason"), ("Status", "reason"),
        ("ResourceFieldSelector", "resource"), ("ResourceMetricSource", "name"), ("ResourceMetricStatus", "name"),
        ("ContainerResourceMetricSource", "name"), ("ContainerResourceMetricStatus", "name"), ("ResourceHealth", "health"),
        ("ContainerResizePolicy", "resourceName"), ("ResourceStatus", "name"), ("DeviceTaint", "effect"), ("DeviceToleration", "effect"),
    ];

    /// <summary>The field's known values are all that it may hold.</summary>
    public static bool IsClosed(TypeSchema owner, FieldSchema field) =>
        field.EnumValues.Count > 0
        && !Fields.Contains((owner.Name, field.Name))
        && !owner.Name.EndsWith("Condition", StringComparison.Ordinal);
}
