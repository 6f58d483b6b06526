// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>What flowcontrol.apiserver.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<FlowSchema>("flowcontrol.apiserver.k8s.io/v1", "flowschemas", "flowschema", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Subresources =
            [
                new("status", "flowcontrol.apiserver.k8s.io/v1", "FlowSchema", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("PriorityLevel", "string", "", 0),
                new("MatchingPrecedence", "string", "", 0),
                new("DistinguisherMethod", "string", "", 0),
                new("Age", "string", "", 0),
                new("MissingPL", "string", "", 0),
            ],
        },
        new ApiResource<PriorityLevelConfiguration>("flowcontrol.apiserver.k8s.io/v1", "prioritylevelconfigurations", "prioritylevelconfiguration", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Subresources =
            [
                new("status", "flowcontrol.apiserver.k8s.io/v1", "PriorityLevelConfiguration", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Type", "string", "", 0),
                new("NominalConcurrencyShares", "string", "", 0),
                new("Queues", "string", "", 0),
                new("HandSize", "string", "", 0),
                new("QueueLengthLimit", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
