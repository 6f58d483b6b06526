using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Rbac;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class RbacTests
{
    private readonly FakeObjects _objects = new();
    private readonly RbacAuthorizer _rbac;

    public RbacTests()
    {
        _rbac = new RbacAuthorizer(_objects);
        _objects.With(
            ClusterRole("view", Rule("get,list,watch", "", "pods,configmaps")),
            ClusterRole("scaler", Rule("get,patch", "apps", "deployments/scale")),
            ClusterRole("status", Rule("*", "", "*/status")),
            ClusterRole("all", Rule("*", "*", "*")),
            ClusterRole("urls", new PolicyRule { Verbs = ["get"], NonResourceURLs = ["/metrics", "/healthz/*"] }));
        _objects.With(
            Role("ns", "one", new PolicyRule { Verbs = ["get", "delete"], ApiGroups = [""], Resources = ["secrets"], ResourceNames = ["only"] }));
        _objects.With(
            ClusterBinding("b1", "view", User("viewer")),
            ClusterBinding("b2", "scaler", User("scaler")),
            ClusterBinding("b3", "status", User("status")),
            ClusterBinding("b4", "all", new Subject { Kind = "Group", Name = "admins" }),
            ClusterBinding("b5", "urls", User("prober")),
            ClusterBinding("b6", "ghost", User("ghost")));
        _objects.With(
            Binding("ns", "r1", "Role", "one", User("keeper")),
            Binding("ns", "r2", "ClusterRole", "view", new Subject { Kind = "ServiceAccount", Name = "default" }),
            Binding("ns", "r3", "ClusterRole", "all", User("owner")));
    }

    public static TheoryData<string, string, string, bool> Questions => new()
    {
        { "a cluster-wide grant holds in every namespace", "viewer", "get pods p in ns", true },
        { "and for lists of all namespaces", "viewer", "list pods", true },
        { "a verb that is not granted is refused", "viewer", "delete pods p in ns", false },
        { "a resource does not bring its subresources", "viewer", "get pods/log p in ns", false },
        { "another group's resource of the same name is another resource", "viewer", "get other:pods p in ns", false },
        { "a subresource is granted by name", "scaler", "patch apps:deployments/scale d in ns", true },
        { "and does not bring its resource", "scaler", "get apps:deployments d in ns", false },
        { "*/status is the status of everything", "status", "update pods/status p in ns", true },
        { "and nothing but the status", "status", "get pods p in ns", false },
        { "a resource name narrows", "keeper", "get secrets only in ns", true },
        { "to that name alone", "keeper", "get secrets other in ns", false },
        { "so that a list is refused", "keeper", "list secrets in ns", false },
        { "a role binding holds in its namespace only", "owner", "get secrets x in other", false },
        { "and not at cluster scope", "owner", "list nodes", false },
        { "a role binding may name a cluster role", "owner", "delete apps:deployments d in ns", true },
        { "a role binding gives no paths", "owner", "get /metrics", false },
        { "a service account is bound in the binding's namespace by default", "system:serviceaccount:ns:default", "get pods p in ns", true },
        { "and not as another namespace's account", "system:serviceaccount:other:default", "get pods p in ns", false },
        { "a path is granted literally", "prober", "get /metrics", true },
        { "and not what lies below it", "prober", "get /metrics/x", false },
        { "a path that ends in a star grants what lies below", "prober", "get /healthz/ping", true },
        { "but not the path itself", "prober", "get /healthz", false },
    };

    [Theory, MemberData(nameof(Questions))]
    public void Roles_decide(string rule, string user, string question, bool allowed)
    {
        var (decision, why) = _rbac.Authorize(Users.Named(user).Asks(question));
        Assert.True(decision == (allowed ? AccessDecision.Allow : AccessDecision.NoOpinion), $"{rule}: {decision} {why}");
    }

    [Fact]
    public void A_group_grants_to_its_members_and_the_reason_names_the_binding()
    {
        var (decision, why) = _rbac.Authorize(Users.Named("x", "admins").Asks("delete nodes n"));
        Assert.Equal(AccessDecision.Allow, decision);
        Assert.Equal("RBAC: allowed by ClusterRoleBinding \"b4\" of ClusterRole \"all\" to Group \"admins\"", why);
    }

    [Fact]
    public void A_binding_of_a_role_that_is_missing_says_so() =>
        Assert.Equal("RBAC: clusterrole.rbac.authorization.k8s.io \"ghost\" not found", _rbac.Authorize(Users.Named("ghost").Asks("get pods p in ns")).Why);

    [Fact]
    public void A_change_of_a_role_takes_effect_at_once_and_nothing_is_listed_without_one()
    {
        var viewer = Users.Named("viewer");
        Assert.Equal(AccessDecision.NoOpinion, _rbac.Authorize(viewer.Asks("get secrets s in ns")).Decision);
        var lists = _objects.Lists[typeof(ClusterRoleBinding)];
        _rbac.Authorize(viewer.Asks("get secrets s in ns"));
        Assert.Equal(lists, _objects.Lists[typeof(ClusterRoleBinding)]);
        _objects.Put(ClusterRole("view", Rule("get", "", "secrets")));
        Assert.Equal(AccessDecision.Allow, _rbac.Authorize(viewer.Asks("get secrets s in ns")).Decision);
        _objects.Remove<ClusterRoleBinding>(null, "b1");
        Assert.Equal(AccessDecision.NoOpinion, _rbac.Authorize(viewer.Asks("get secrets s in ns")).Decision);
    }

    public static TheoryData<string, string, PolicyRule, bool> Grants => new()
    {
        { "what is held may be granted", "viewer", Rule("get", "", "pods"), true },
        { "part of what is held may be granted", "viewer", new PolicyRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"], ResourceNames = ["p"] }, true },
        { "another verb may not", "viewer", Rule("get,delete", "", "pods"), false },
        { "a star is more than a list", "viewer", Rule("*", "", "pods"), false },
        { "every group is more than one", "viewer", Rule("get", "*", "pods"), false },
        { "the subresource is not held with the resource", "viewer", Rule("get", "", "pods/log"), false },
        { "*/status covers pods/status", "status", Rule("update", "", "pods/status"), true },
        { "one name does not cover all", "keeper", Rule("get", "", "secrets"), false },
        { "a path prefix covers what lies below", "prober", new PolicyRule { Verbs = ["get"], NonResourceURLs = ["/healthz/a"] }, true },
        { "a path may not be widened", "prober", new PolicyRule { Verbs = ["get"], NonResourceURLs = ["/*"] }, false },
        { "nothing is always held", "nobody", new PolicyRule(), true },
    };

    [Theory, MemberData(nameof(Grants))]
    public async Task Nobody_grants_what_he_does_not_hold(string rule, string user, PolicyRule wanted, bool allowed)
    {
        var guard = new RbacGuard(_rbac, _rbac, _objects);
        var request = Create(Users.Named(user), Role("ns", "new", wanted));
        Assert.True(guard.Handles(request));
        if (allowed)
        {
            await guard.MutateAsync(request, default);
            return;
        }
        var refused = await Assert.ThrowsAsync<ApiException>(async () => await guard.MutateAsync(request, default));
        Assert.True(refused.Code == 403, rule);
        Assert.Contains("is attempting to grant RBAC permissions not currently held:\n{", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verbs_escalate_and_bind_lift_the_guard()
    {
        const string group = "rbac.authorization.k8s.io";
        _objects.Put(ClusterRole("can", Rule("escalate", group, "roles"), new PolicyRule { Verbs = ["bind"], ApiGroups = [group], Resources = ["clusterroles"], ResourceNames = ["all"] }));
        _objects.Put(ClusterBinding("b9", "can", User("granter")));
        var guard = new RbacGuard(_rbac, _rbac, _objects);
        await guard.MutateAsync(Create(Users.Named("granter"), Role("ns", "new", Rule("*", "*", "*"))), default);
        await guard.MutateAsync(Create(Users.Named("granter"), Binding("ns", "new", "ClusterRole", "all", User("u"))), default);
        await Assert.ThrowsAsync<ApiException>(async () => await guard.MutateAsync(Create(Users.Named("granter"), Binding("ns", "new", "ClusterRole", "view", User("u"))), default));
    }

    [Fact]
    public async Task Binding_a_role_that_is_missing_is_not_found()
    {
        var guard = new RbacGuard(_rbac, _rbac, _objects);
        var refused = await Assert.ThrowsAsync<ApiException>(async () => await guard.MutateAsync(Create(Users.Named("viewer"), Binding("ns", "new", "Role", "ghost", User("u"))), default));
        Assert.Equal(404, refused.Code);
    }

    [Fact]
    public async Task Aggregation_needs_everything()
    {
        var guard = new RbacGuard(_rbac, _rbac, _objects);
        var role = ClusterRole("agg");
        role.AggregationRule = new AggregationRule { ClusterRoleSelectors = [new() { MatchLabels = new() { ["a"] = "b" } }] };
        await Assert.ThrowsAsync<ApiException>(async () => await guard.MutateAsync(Create(Users.Named("viewer"), role), default));
        await guard.MutateAsync(Create(Users.Named("x", "system:masters"), role), default);
    }

    [Fact]
    public async Task Removing_a_finalizer_needs_no_rights_of_the_role()
    {
        var guard = new RbacGuard(_rbac, _rbac, _objects);
        var old = Role("ns", "big", Rule("*", "*", "*"));
        old.Metadata.Finalizers = ["a/b"];
        var now = old.Clone();
        now.Metadata.Finalizers = null;
        var request = new AdmissionRequest(AdmissionOperation.Update, ApiCatalog.BuiltIn.Of<Role>(), "", "ns", "big", Users.Named("collector")) { Object = now, Old = old };
        await guard.MutateAsync(request, default);
        now.Metadata.Labels = new() { ["a"] = "b" };
        await Assert.ThrowsAsync<ApiException>(async () => await guard.MutateAsync(request, default));
    }

    internal static PolicyRule Rule(string verbs, string group, string resources) =>
        new() { Verbs = [.. verbs.Split(',')], ApiGroups = [group], Resources = [.. resources.Split(',')] };

    internal static ClusterRole ClusterRole(string name, params PolicyRule[] rules) => new() { Metadata = { Name = name }, Rules = [.. rules] };

    internal static Role Role(string inNamespace, string name, params PolicyRule[] rules) => new() { Metadata = { Name = name, Namespace = inNamespace }, Rules = [.. rules] };

    internal static Subject User(string name) => new() { Kind = "User", Name = name };

    internal static ClusterRoleBinding ClusterBinding(string name, string role, Subject subject) =>
        new() { Metadata = { Name = name }, RoleRef = new RoleRef { Kind = "ClusterRole", Name = role }, Subjects = [subject] };

    internal static RoleBinding Binding(string inNamespace, string name, string kind, string role, Subject subject) =>
        new() { Metadata = { Name = name, Namespace = inNamespace }, RoleRef = new RoleRef { Kind = kind, Name = role }, Subjects = [subject] };

    private static AdmissionRequest Create<T>(RequestUser user, T value)
        where T : class, IKubeObject, IApiValue<T> =>
        new(AdmissionOperation.Create, ApiCatalog.BuiltIn.Of<T>(), "", value.Metadata.Namespace, value.Metadata.Name, user) { Object = value };
}
