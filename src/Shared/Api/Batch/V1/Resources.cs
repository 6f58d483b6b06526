// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Batch.V1;

/// <summary>What batch/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<CronJob>("batch/v1", "cronjobs", "cronjob", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["cj"],
            Categories = ["all"],
            Subresources =
            [
                new("status", "batch/v1", "CronJob", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Schedule", "string", "", 0),
                new("Timezone", "string", "", 0),
                new("Suspend", "boolean", "", 0),
                new("Active", "integer", "", 0),
                new("Last Schedule", "string", "", 0),
                new("Age", "string", "", 0),
                new("Containers", "string", "", 1),
                new("Images", "string", "", 1),
                new("Selector", "string", "", 1),
            ],
        },
        new ApiResource<Job>("batch/v1", "jobs", "job", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Categories = ["all"],
            Subresources =
            [
                new("status", "batch/v1", "Job", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Status", "string", "", 0),
                new("Completions", "string", "", 0),
                new("Duration", "string", "", 0),
                new("Age", "string", "", 0),
                new("Containers", "string", "", 1),
                new("Images", "string", "", 1),
                new("Selector", "string", "", 1),
            ],
        },
    ];
}
