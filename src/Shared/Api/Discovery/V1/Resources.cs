// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Discovery.V1;

/// <summary>What discovery.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<EndpointSlice>("discovery.k8s.io/v1", "endpointslices", "endpointslice", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("AddressType", "string", "", 0),
                new("Ports", "string", "", 0),
                new("Endpoints", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
