// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Events.V1;

/// <summary>What events.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<Event>("events.k8s.io/v1", "events", "event", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["ev"],
            Columns =
            [
                new("Last Seen", "string", "", 0),
                new("Type", "string", "", 0),
                new("Reason", "string", "", 0),
                new("Object", "string", "", 0),
                new("Subobject", "string", "", 1),
                new("Source", "string", "", 1),
                new("Message", "string", "", 0),
                new("First Seen", "string", "", 1),
                new("Count", "string", "", 1),
                new("Name", "string", "name", 1),
            ],
        },
    ];
}
