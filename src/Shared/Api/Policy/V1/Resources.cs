// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Policy.V1;

/// <summary>What policy/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<PodDisruptionBudget>("policy/v1", "poddisruptionbudgets", "poddisruptionbudget", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["pdb"],
            Subresources =
            [
                new("status", "policy/v1", "PodDisruptionBudget", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Min Available", "string", "", 0),
                new("Max Unavailable", "string", "", 0),
                new("Allowed Disruptions", "integer", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
