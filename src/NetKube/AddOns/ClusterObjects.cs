using System.Net;
using NetKube.ClusterDns.Api;
using NetKube.Joining;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Pki;

namespace NetKube.AddOns;

/// <summary>
/// What a NetKube cluster holds beyond what a bare API server has: the DNS service, the right of nodes to keep their
/// endpoints of it, and the public ConfigMap by which machines learn whom to trust (kubeadm's, with its names).
/// </summary>
internal static class ClusterObjects
{
    private const string RbacGroup = "rbac.authorization.k8s.io";
    private const string ClusterInfoReader = "kubeadm:bootstrap-signer-clusterinfo";
    private const string DnsPublisher = "netkube:dns-publisher";

    public static Service DnsService(IPAddress address) => KubeDns.ServiceObject(address);

    /// <param name="server">The API server, as machines reach it.</param>
    /// <param name="authorityPem">The cluster's authority.</param>
    public static ConfigMap ClusterInfo(Uri server, string authorityPem) => new()
    {
        Metadata = { Namespace = ClusterTrust.ConfigMapNamespace, Name = ClusterTrust.ConfigMapName },
        Data = new() { [ClusterTrust.KubeconfigKey] = new KubeconfigFile("", server.ToString().TrimEnd('/'), authorityPem).Render() },
    };

    public static IReadOnlyList<Role> Roles =>
    [
        new()
        {
            Metadata = { Namespace = ClusterTrust.ConfigMapNamespace, Name = ClusterInfoReader },
            Rules = [new() { ApiGroups = [""], Resources = ["configmaps"], ResourceNames = [ClusterTrust.ConfigMapName], Verbs = ["get"] }],
        },
        new()
        {
            Metadata = { Namespace = KubeDns.Namespace, Name = DnsPublisher },
            Rules = [new() { ApiGroups = ["discovery.k8s.io"], Resources = ["endpointslices"], Verbs = ["create", "get", "update", "patch", "delete"] }],
        },
    ];

    public static IReadOnlyList<RoleBinding> RoleBindings =>
    [
        Bind(ClusterTrust.ConfigMapNamespace, ClusterInfoReader, "User", "system:anonymous"),
        Bind(KubeDns.Namespace, DnsPublisher, "Group", "system:nodes"),
    ];

    private static RoleBinding Bind(string ns, string role, string kind, string subject) => new()
    {
        Metadata = { Namespace = ns, Name = role },
        RoleRef = new RoleRef { ApiGroup = RbacGroup, Kind = "Role", Name = role },
        Subjects = [new Subject { ApiGroup = RbacGroup, Kind = kind, Name = subject }],
    };
}
