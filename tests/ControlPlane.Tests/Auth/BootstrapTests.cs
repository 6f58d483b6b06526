using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.ControlPlane.Auth.Rbac;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api.Core.V1;

using NetKube.Shared.Api.Networking.V1;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Api.Scheduling.V1;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class BootstrapTests
{
    private readonly FakeObjects _objects = new();

    private Task LoadAsync() => new BootstrapLoader(_objects, _objects, ["10.10.0.0/24"], NullLogger<BootstrapLoader>.Instance).RunAsync(default);

    [Fact]
    public async Task A_fresh_cluster_gets_what_a_kubernetes_has()
    {
        await LoadAsync();
        Assert.Equal(70 + OwnRoles.ClusterRoles.Count, _objects.List<ClusterRole>(null).Count);
        Assert.Equal(51 + OwnRoles.ClusterRoleBindings.Count, _objects.List<ClusterRoleBinding>(null).Count);
        Assert.Equal(7, _objects.List<Role>(null).Count);
        Assert.Equal(7, _objects.List<RoleBinding>(null).Count);
        Assert.Equal(4, _objects.List<Namespace>(null).Count);
        Assert.Equal(2, _objects.List<PriorityClass>(null).Count);
        Assert.Equal(11, _objects.List<NetKube.Shared.Api.FlowControl.V1.FlowSchema>(null).Count);
        Assert.Equal(["10.10.0.0/24"], _objects.Get<ServiceCIDR>(null, "kubernetes")!.Spec.Cidrs);
        Assert.Equal("ClusterRole", _objects.Get<ClusterRole>(null, "view")!.Kind);
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await LoadAsync();
        var (roles, bindings) = (_objects.Generation<ClusterRole>(), _objects.Generation<ClusterRoleBinding>());
        await LoadAsync();
        Assert.Equal((roles, bindings), (_objects.Generation<ClusterRole>(), _objects.Generation<ClusterRoleBinding>()));
    }

    [Fact]
    public async Task What_was_taken_away_comes_back_and_what_was_added_stays()
    {
        await LoadAsync();
        var admin = _objects.Get<ClusterRole>(null, "cluster-admin")!.Clone();
        admin.Rules = [new PolicyRule { Verbs = ["list"], ApiGroups = ["x"], Resources = ["y"] }];
        _objects.Put(admin);
        var binding = _objects.Get<ClusterRoleBinding>(null, "cluster-admin")!.Clone();
        binding.Subjects = [new Subject { Kind = "User", Name = "me" }];
        _objects.Put(binding);
        await LoadAsync();
        var rbac = new RbacAuthorizer(_objects);
        Assert.Equal(AccessDecision.Allow, rbac.Authorize(Users.Named("x", "system:masters").Asks("delete nodes n")).Decision);
        Assert.Equal(AccessDecision.Allow, rbac.Authorize(Users.Named("me").Asks("list x:y")).Decision);
        Assert.Equal(2, _objects.Get<ClusterRoleBinding>(null, "cluster-admin")!.Subjects!.Count);
    }

    [Fact]
    public async Task Autoupdate_false_keeps_a_role_as_it_is()
    {
        await LoadAsync();
        var role = _objects.Get<ClusterRole>(null, "system:discovery")!.Clone();
        role.Rules = [];
        role.Metadata.Annotations![RbacReconciler.AutoUpdate] = "false";
        _objects.Put(role);
        await LoadAsync();
        Assert.Empty(_objects.Get<ClusterRole>(null, "system:discovery")!.Rules!);
    }

    public static TheoryData<string, string, string, bool> Defaults => new()
    {
        { "system:unauthenticated", "", "get /version", true },
        { "system:unauthenticated", "", "get /healthz", true },
        { "system:unauthenticated", "", "get /apis", false },
        { "system:unauthenticated", "", "get /metrics", false },
        { "system:unauthenticated", "", "create authentication.k8s.io:selfsubjectreviews", false },
        { "system:authenticated", "", "get /apis/apps/v1", true },
        { "system:authenticated", "", "create authorization.k8s.io:selfsubjectaccessreviews", true },
        { "system:authenticated", "", "list pods in default", false },
        { "system:bootstrappers", "", "create certificates.k8s.io:certificatesigningrequests", true },
        { "system:bootstrappers", "", "list secrets in kube-system", false },
        { "system:nodes", "", "watch discovery.k8s.io:endpointslices", true },
        { "system:nodes", "", "get secrets s in default", false },
    };

    [Theory, MemberData(nameof(Defaults))]
    public async Task The_default_roles_decide(string group, string user, string question, bool allowed)
    {
        await LoadAsync();
        Assert.Equal(allowed, new RbacAuthorizer(_objects).Authorize(Users.Named(user.Length > 0 ? user : "u", group).Asks(question)).Decision == AccessDecision.Allow);
    }
}
