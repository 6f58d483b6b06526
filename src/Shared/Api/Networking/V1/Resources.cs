// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

/// <summary>What networking.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<IngressClass>("networking.k8s.io/v1", "ingressclasses", "ingressclass", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Controller", "string", "", 0),
                new("Parameters", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<Ingress>("networking.k8s.io/v1", "ingresses", "ingress", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["ing"],
            Subresources =
            [
                new("status", "networking.k8s.io/v1", "Ingress", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Class", "string", "", 0),
                new("Hosts", "string", "", 0),
                new("Address", "string", "", 0),
                new("Ports", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<IPAddress>("networking.k8s.io/v1", "ipaddresses", "ipaddress", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["ip"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("ParentRef", "string", "", 0),
            ],
        },
        new ApiResource<NetworkPolicy>("networking.k8s.io/v1", "networkpolicies", "networkpolicy", namespaced: true)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["netpol"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Pod-Selector", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<ServiceCIDR>("networking.k8s.io/v1", "servicecidrs", "servicecidr", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Subresources =
            [
                new("status", "networking.k8s.io/v1", "ServiceCIDR", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("CIDRs", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
