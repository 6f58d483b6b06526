// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Autoscaling.V2;

/// <summary>What autoscaling/v2 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<HorizontalPodAutoscaler>("autoscaling/v2", "horizontalpodautoscalers", "horizontalpodautoscaler", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["hpa"],
            Categories = ["all"],
            Subresources =
            [
                new("status", "autoscaling/v2", "HorizontalPodAutoscaler", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Reference", "string", "", 0),
                new("Targets", "string", "", 0),
                new("MinPods", "string", "", 0),
                new("MaxPods", "string", "", 0),
                new("Replicas", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
