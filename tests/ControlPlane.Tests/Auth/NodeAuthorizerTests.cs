using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.ControlPlane.Auth.Nodes;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class NodeAuthorizerTests
{
    private readonly FakeObjects _objects = new();
    private readonly NodeAuthorizer _nodes;

    public NodeAuthorizerTests()
    {
        _nodes = new NodeAuthorizer(new NodeGraph(_objects), BootstrapObjects.Of<ClusterRole>().Single(r => r.Metadata.Name == "system:node").Rules!);
        _objects.With(new Pod
        {
            Metadata = { Name = "p", Namespace = "ns" },
            Spec =
            {
                NodeName = "n1",
                ServiceAccountName = "web",
                ImagePullSecrets = [new LocalObjectReference { Name = "pull" }],
                InitContainers = [new Container { EnvFrom = [new EnvFromSource { SecretRef = new SecretEnvSource { LocalObjectReference = { Name = "envfrom" } } }] }],
                Containers = [new Container { Env = [new EnvVar { ValueFrom = new EnvVarSource { SecretKeyRef = new SecretKeySelector { LocalObjectReference = { Name = "env" } } } }] }],
                Volumes =
                [
                    new Volume { VolumeSource = { Secret = new SecretVolumeSource { SecretName = "volume" } } },
                    new Volume { VolumeSource = { Projected = new ProjectedVolumeSource { Sources = [new VolumeProjection { ConfigMap = new ConfigMapProjection { LocalObjectReference = { Name = "kube-root-ca.crt" } } }] } } },
                    new Volume { VolumeSource = { PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource { ClaimName = "claim" } } },
                ],
            },
        });
        _objects.With(new Pod { Metadata = { Name = "far", Namespace = "ns" }, Spec = { NodeName = "n2", ServiceAccountName = "db", ImagePullSecrets = [new LocalObjectReference { Name = "farpull" }] } });
        _objects.With(new PersistentVolumeClaim { Metadata = { Name = "claim", Namespace = "ns" }, Spec = { VolumeName = "volume" } });
        _objects.With(
            new PersistentVolume
            {
                Metadata = { Name = "volume" },
                Spec = { ClaimRef = new ObjectReference { Namespace = "ns", Name = "claim" }, PersistentVolumeSource = { Csi = new CSIPersistentVolumeSource { NodePublishSecretRef = new SecretReference { Namespace = "storage", Name = "publish" } } } },
            },
            new PersistentVolume { Metadata = { Name = "stolen" }, Spec = { ClaimRef = new ObjectReference { Namespace = "ns", Name = "claim" } } });
    }

    public static TheoryData<string, string, bool> Questions => new()
    {
        { "get secrets pull in ns", "", true },
        { "get secrets envfrom in ns", "", true },
        { "get secrets env in ns", "", true },
        { "get secrets volume in ns", "", true },
        { "watch secrets in ns", "metadata.name=volume", true },
        { "watch secrets in ns", "", false },
        { "list secrets in ns", "metadata.name!=volume", false },
        { "get secrets farpull in ns", "", false },
        { "get secrets volume in other", "", false },
        { "delete secrets volume in ns", "", false },
        { "get secrets publish in storage", "", true },
        { "get configmaps kube-root-ca.crt in ns", "", true },
        { "get configmaps x in ns", "", false },
        { "get persistentvolumeclaims claim in ns", "", true },
        { "list persistentvolumeclaims in ns", "", false },
        { "patch persistentvolumeclaims/status claim in ns", "", true },
        { "get persistentvolumes volume", "", true },
        { "get persistentvolumes stolen", "", false },
        { "create serviceaccounts/token web in ns", "", true },
        { "create serviceaccounts/token db in ns", "", false },
        { "get serviceaccounts web in ns", "", true },
        { "get nodes n1", "", true },
        { "get nodes n2", "", false },
        { "watch nodes", "metadata.name=n1", true },
        { "list nodes", "", false },
        { "patch nodes/status n1", "", true },
        { "delete nodes n1", "", false },
        { "list pods", "spec.nodeName=n1", true },
        { "list pods", "spec.nodeName=n2", false },
        { "list pods", "", false },
        { "get pods p in ns", "", true },
        { "get pods far in ns", "", false },
        { "patch pods/status p in ns", "", true },
        { "create pods/exec p in ns", "", false },
        { "update coordination.k8s.io:leases n1 in kube-node-lease", "", true },
        { "update coordination.k8s.io:leases n2 in kube-node-lease", "", false },
        { "update coordination.k8s.io:leases n1 in kube-system", "", false },
        { "create certificates.k8s.io:certificatesigningrequests", "", true },
        { "watch services", "", true },
        { "delete services s in ns", "", false },
        { "create events in ns", "", true },
        { "list resource.k8s.io:resourceslices", "spec.nodeName=n1", true },
        { "list resource.k8s.io:resourceslices", "", false },
    };

    [Theory, MemberData(nameof(Questions))]
    public async Task A_node_reaches_what_its_pods_need_and_no_more(string question, string fieldSelector, bool allowed)
    {
        var (decision, why) = await _nodes.AuthorizeAsync(Users.Node("n1").Asks(question, fieldSelector), default);
        Assert.True((decision == AccessDecision.Allow) == allowed, $"{decision} {why}");
    }

    [Fact]
    public async Task Name_and_group_are_both_needed_to_be_a_node()
    {
        Assert.Equal(AccessDecision.NoOpinion, (await _nodes.AuthorizeAsync(Users.Named("system:node:n1").Asks("get secrets pull in ns"), default)).Decision);
        Assert.Equal(AccessDecision.NoOpinion, (await _nodes.AuthorizeAsync(Users.Named("n1", "system:nodes").Asks("get secrets pull in ns"), default)).Decision);
    }

    [Fact]
    public async Task A_right_ends_with_the_pod_that_gave_it_and_is_found_without_a_walk_until_then()
    {
        var question = Users.Node("n1").Asks("get secrets pull in ns");
        Assert.Equal(AccessDecision.Allow, (await _nodes.AuthorizeAsync(question, default)).Decision);
        var walks = _objects.Lists[typeof(Pod)];
        Assert.Equal(AccessDecision.Allow, (await _nodes.AuthorizeAsync(question, default)).Decision);
        Assert.Equal(walks, _objects.Lists[typeof(Pod)]);
        _objects.Remove<Pod>("ns", "p");
        Assert.Equal(AccessDecision.NoOpinion, (await _nodes.AuthorizeAsync(question, default)).Decision);
    }
}
