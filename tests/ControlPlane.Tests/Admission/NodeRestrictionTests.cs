using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.Admission.NodeRestriction;
using NetKube.ControlPlane.Tests.Auth;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Tests.Admission;

public sealed class NodeRestrictionTests
{
    private readonly FakeObjects _objects = new FakeObjects().With(new Node { Metadata = { Name = "n1", Uid = "u1" } });
    private readonly NodeRestrictionPlugin _plugin;

    public NodeRestrictionTests()
    {
        _plugin = new NodeRestrictionPlugin(_objects);
    }

    private static Node Node(string name, params (string Key, string Value)[] labels) => new() { Metadata = { Name = name, Labels = labels.ToDictionary(l => l.Key, l => l.Value) } };

    [Fact]
    public void Others_are_not_restricted() => Assert.False(_plugin.Handles(Admissions.Create(Node("n2"))));

    [Theory]
    [InlineData("kubernetes.io/hostname", false)]
    [InlineData("topology.kubernetes.io/zone", false)]
    [InlineData("node.kubernetes.io/x", false)]
    [InlineData("sub.kubelet.kubernetes.io/x", false)]
    [InlineData("example.com/x", false)]
    [InlineData("plain", false)]
    [InlineData("node-role.kubernetes.io/control-plane", true)]
    [InlineData("node-restriction.kubernetes.io/x", true)]
    [InlineData("a.node-restriction.kubernetes.io/x", true)]
    [InlineData("kubernetes.io/x", true)]
    [InlineData("x.k8s.io/y", true)]
    public async Task Labels_that_steer_pods_are_the_administrators(string label, bool restricted)
    {
        Assert.Equal(restricted, NodeWrites.IsRestricted(label));
        var request = Admissions.Update(Node("n1", (label, "a")), Node("n1", (label, "b")), Users.Node("n1"));
        if (restricted) await _plugin.RefusesAsync(request);
        else await _plugin.RunAsync(request);
    }

    [Fact]
    public async Task A_node_writes_itself_without_taints()
    {
        await _plugin.RunAsync(Admissions.Create(Node("n1"), Users.Node("n1")));
        await _plugin.RefusesAsync(Admissions.Create(Node("n2"), Users.Node("n1")));
        var tainted = Node("n1");
        tainted.Spec.Taints = [new Taint { Key = "a", Effect = "NoSchedule" }];
        await _plugin.RefusesAsync(Admissions.Update(Node("n1"), tainted, Users.Node("n1")));
    }

    [Fact]
    public async Task A_node_reports_on_its_own_pods_and_changes_no_labels_by_that()
    {
        var own = Admissions.Pod(spec: s => s.NodeName = "n1");
        var other = Admissions.Pod(spec: s => s.NodeName = "n2");
        await _plugin.RunAsync(Admissions.Update(own.Clone(), own, Users.Node("n1"), "status"));
        await _plugin.RefusesAsync(Admissions.Update(other.Clone(), other, Users.Node("n1"), "status"));
        var labelled = own.Clone();
        labelled.Metadata.Labels = new() { ["a"] = "b" };
        await _plugin.RefusesAsync(Admissions.Update(labelled, own, Users.Node("n1"), "status"));
        await _plugin.RefusesAsync(Admissions.Update(own.Clone(), own, Users.Node("n1")));
    }

    [Fact]
    public async Task A_node_deletes_its_own_pods()
    {
        _objects.With(Admissions.Pod("own", s => s.NodeName = "n1"), Admissions.Pod("other", s => s.NodeName = "n2"));
        await _plugin.RunAsync(Admissions.Delete(_objects.Get<Pod>("ns", "own")!, Users.Node("n1")));
        await _plugin.RefusesAsync(Admissions.Delete(_objects.Get<Pod>("ns", "other")!, Users.Node("n1")));
    }

    [Fact]
    public async Task A_node_creates_only_images_of_its_static_pods()
    {
        Pod Mirror(Action<Pod>? change = null)
        {
            var pod = Admissions.Pod(spec: s => s.NodeName = "n1");
            pod.Metadata.Annotations = new() { [MirrorPods.Annotation] = "x" };
            pod.Metadata.OwnerReferences = [new() { ApiVersion = "v1", Kind = "Node", Name = "n1", Uid = "u1", Controller = true }];
            change?.Invoke(pod);
            return pod;
        }

        await _plugin.RunAsync(Admissions.Create(Mirror(), Users.Node("n1")));
        Action<Pod>[] bad =
        [
            p => p.Metadata.Annotations = null,
            p => p.Spec.NodeName = "n2",
            p => p.Metadata.OwnerReferences = null,
            p => p.Metadata.OwnerReferences![0].Uid = "u2",
            p => p.Spec.ServiceAccountName = "default",
            p => p.Spec.Volumes = [new Volume { VolumeSource = { Secret = new SecretVolumeSource { SecretName = "s" } } }],
            p => p.Spec.Volumes = [new Volume { VolumeSource = { ConfigMap = new ConfigMapVolumeSource() } }],
            p => p.Spec.Volumes = [new Volume { VolumeSource = { PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource() } }],
        ];
        foreach (var change in bad) await _plugin.RefusesAsync(Admissions.Create(Mirror(change), Users.Node("n1")));
    }

    [Theory, InlineData("n1", "kube-node-lease", true), InlineData("n2", "kube-node-lease", false), InlineData("n1", "default", false)]
    public async Task A_node_keeps_its_own_lease(string name, string inNamespace, bool allowed)
    {
        var request = Admissions.Create(new Lease { Metadata = { Name = name, Namespace = inNamespace } }, Users.Node("n1"));
        if (allowed) await _plugin.RunAsync(request);
        else await _plugin.RefusesAsync(request);
    }
}
