// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Scheduling.V1;

/// <summary>What scheduling.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<PriorityClass>("scheduling.k8s.io/v1", "priorityclasses", "priorityclass", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["pc"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Value", "integer", "", 0),
                new("Global-Default", "boolean", "", 0),
                new("Age", "string", "", 0),
                new("PreemptionPolicy", "string", "", 0),
            ],
        },
    ];
}
