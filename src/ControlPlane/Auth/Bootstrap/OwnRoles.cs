using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Auth.Bootstrap;

/// <summary>
/// What NetKube adds to Kubernetes' roles: its agents are kubelet, overlay, proxy and DNS in one process with one
/// identity, and machines join by bootstrap token (what kubeadm binds for its clusters).
/// </summary>
public static class OwnRoles
{
    /// <summary>The role of a node's networking.</summary>
    public const string NodeNetworking = "netkube:node-networking";

    private const string Group = "rbac.authorization.k8s.io";
    private const string Nodes = "system:nodes";
    private const string Bootstrappers = "system:bootstrappers";

    public static IReadOnlyList<ClusterRole> ClusterRoles =>
    [
        new()
        {
            Kind = "ClusterRole",
            ApiVersion = Group + "/v1",
            Metadata = { Name = NodeNetworking, Labels = new() { ["kubernetes.io/bootstrapping"] = "rbac-defaults" }, Annotations = new() { [RbacReconciler.AutoUpdate] = "true" } },
            Rules =
            [
                // Overlay: every peer's subnet, tunnel address and MAC stand on its Node.
                new() { ApiGroups = [""], Resources = ["nodes"], Verbs = ["get", "list", "watch"] },
                // Proxy and DNS.
                new() { ApiGroups = [""], Resources = ["services", "namespaces"], Verbs = ["get", "list", "watch"] },
                new() { ApiGroups = ["discovery.k8s.io"], Resources = ["endpointslices"], Verbs = ["get", "list", "watch"] },
                new() { ApiGroups = ["networking.k8s.io"], Resources = ["networkpolicies", "servicecidrs"], Verbs = ["get", "list", "watch"] },
            ],
        },
    ];

    public static IReadOnlyList<ClusterRoleBinding> ClusterRoleBindings =>
    [
        Bind(NodeNetworking, NodeNetworking, Nodes),
        Bind("netkube:node-bootstrapper", "system:node-bootstrapper", Bootstrappers),
        Bind("netkube:approve-node-client", "system:certificates.k8s.io:certificatesigningrequests:nodeclient", Bootstrappers),
        Bind("netkube:approve-node-renewal", "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient", Nodes),
    ];

    private static ClusterRoleBinding Bind(string name, string role, string group) => new()
    {
        Kind = "ClusterRoleBinding",
        ApiVersion = Group + "/v1",
        Metadata = { Name = name, Labels = new() { ["kubernetes.io/bootstrapping"] = "rbac-defaults" }, Annotations = new() { [RbacReconciler.AutoUpdate] = "true" } },
        RoleRef = new RoleRef { ApiGroup = Group, Kind = "ClusterRole", Name = role },
        Subjects = [new Subject { ApiGroup = Group, Kind = "Group", Name = group }],
    };
}
