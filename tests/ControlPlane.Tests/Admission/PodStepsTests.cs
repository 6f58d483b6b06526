using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.Admission.DefaultIngressClass;
using NetKube.ControlPlane.Admission.DefaultStorageClass;
using NetKube.ControlPlane.Admission.DefaultTolerationSeconds;
using NetKube.ControlPlane.Admission.LimitRanger;
using NetKube.ControlPlane.Admission.NamespaceLifecycle;
using NetKube.ControlPlane.Admission.Priority;
using NetKube.ControlPlane.Admission.RuntimeClass;
using NetKube.ControlPlane.Admission.ServiceAccount;
using NetKube.ControlPlane.Admission.StorageObjectInUseProtection;
using NetKube.ControlPlane.Admission.TaintNodesByCondition;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Networking.V1;
using NetKube.Shared.Api.Scheduling.V1;
using NetKube.Shared.Api.Storage.V1;
using RuntimeClassObject = NetKube.Shared.Api.Node.V1.RuntimeClass;

namespace NetKube.ControlPlane.Tests.Admission;

public sealed class PodStepsTests
{
    private readonly FakeObjects _objects = new FakeObjects()
        .With(new Namespace { Metadata = { Name = "ns" } })
        .With(new ServiceAccount { Metadata = { Name = "default", Namespace = "ns" } });

    [Fact]
    public async Task A_missing_namespace_is_not_found_and_a_going_one_takes_nothing_new()
    {
        var plugin = new NamespaceLifecyclePlugin(_objects);
        var lost = Admissions.Pod();
        lost.Metadata.Namespace = "lost";
        var refused = await plugin.RefusesAsync(Admissions.Create(lost));
        Assert.Equal((404, "namespaces", "lost"), (refused.Code, refused.Status.Details!.Kind, refused.Status.Details.Name));
        _objects.Put(new Namespace { Metadata = { Name = "ns" }, Status = { Phase = NamespacePhase.Terminating } });
        refused = await plugin.RefusesAsync(Admissions.Create(Admissions.Pod()));
        Assert.Equal((403, "NamespaceTerminating"), (refused.Code, refused.Status.Details!.Causes![0].Reason));
        await plugin.RunAsync(Admissions.Update(Admissions.Pod(), Admissions.Pod()));
    }

    [Theory, InlineData("default", false), InlineData("kube-system", false), InlineData("kube-public", false), InlineData("kube-node-lease", true), InlineData("mine", true)]
    public async Task Three_namespaces_are_never_deleted(string name, bool allowed)
    {
        var request = Admissions.Delete(new Namespace { Metadata = { Name = name } });
        if (allowed) await new NamespaceLifecyclePlugin(_objects).RunAsync(request);
        else Assert.Equal(403, (await new NamespaceLifecyclePlugin(_objects).RefusesAsync(request)).Code);
    }

    [Fact]
    public async Task Defaults_of_a_limit_range_are_filled_in_and_noted()
    {
        _objects.With(Admissions.Json<LimitRange>("""{"metadata":{"name":"lr","namespace":"ns"},"spec":{"limits":[{"type":"Container","default":{"cpu":"500m","memory":"64Mi"},"defaultRequest":{"cpu":"250m","memory":"64Mi"},"max":{"cpu":"1"},"min":{"cpu":"100m"}}]}}"""));
        var pod = Admissions.Json<Pod>("""{"metadata":{"name":"q","namespace":"ns"},"spec":{"containers":[{"name":"a","resources":{"requests":{"cpu":"300m"}}},{"name":"b","resources":{"limits":{"cpu":"800m"},"requests":{"cpu":"800m"}}}],"initContainers":[{"name":"i"}]}}""");
        await new LimitRangerPlugin(_objects).RunAsync(Admissions.Create(pod));
        Assert.Equal(
            "LimitRanger plugin set: memory request for container a; cpu, memory limit for container a; memory request for container b; memory limit for container b; cpu, memory request for init container i; cpu, memory limit for init container i",
            pod.Metadata.Annotations!["kubernetes.io/limit-ranger"]);
        Assert.Equal("500m", pod.Spec.Containers![0].Resources.Limits!["cpu"].ToString());
        Assert.Equal("300m", pod.Spec.Containers[0].Resources.Requests!["cpu"].ToString());
    }

    public static TheoryData<string, string, string, string> Limits => new()
    {
        { """{"type":"Container","max":{"cpu":"1"}}""", """{"limits":{"cpu":"2"}}""", "maximum cpu usage per Container is 1, but limit is 2", "" },
        { """{"type":"Container","max":{"cpu":"1"}}""", "{}", "maximum cpu usage per Container is 1.  No limit is specified", "" },
        { """{"type":"Container","min":{"cpu":"1"}}""", """{"requests":{"cpu":"500m"}}""", "minimum cpu usage per Container is 1, but request is 500m", "" },
        { """{"type":"Container","min":{"cpu":"1"}}""", "{}", "minimum cpu usage per Container is 1.  No request is specified", "" },
        { """{"type":"Container","maxLimitRequestRatio":{"memory":"2"}}""", """{"requests":{"memory":"10Mi"},"limits":{"memory":"30Mi"}}""", "memory max limit to request ratio per Container is 2, but provided ratio is 3.000000", "" },
        { """{"type":"Container","maxLimitRequestRatio":{"memory":"2"}}""", """{"requests":{"memory":"10Mi"},"limits":{"memory":"20Mi"}}""", "", "" },
        { """{"type":"Pod","max":{"cpu":"1"}}""", """{"limits":{"cpu":"600m"}}""", "maximum cpu usage per Pod is 1, but limit is 1200m", "two" },
    };

    [Theory, MemberData(nameof(Limits))]
    public async Task Bounds_of_a_limit_range_are_kept(string limit, string resources, string says, string two)
    {
        _objects.With(Admissions.Json<LimitRange>($$$"""{"metadata":{"name":"lr","namespace":"ns"},"spec":{"limits":[{{{limit}}}]}}"""));
        var second = two.Length > 0 ? $$""",{"name":"b","resources":{{resources}}}""" : "";
        var pod = Admissions.Json<Pod>($$$"""{"metadata":{"name":"q","namespace":"ns"},"spec":{"containers":[{"name":"a","resources":{{{resources}}}}{{{second}}}]}}""");
        var request = Admissions.Create(pod);
        if (says.Length == 0) await new LimitRangerPlugin(_objects).RunAsync(request);
        else Assert.Equal($"pods \"q\" is forbidden: {says}", (await new LimitRangerPlugin(_objects).RefusesAsync(request)).Message);
    }

    [Fact]
    public async Task A_pod_gets_its_accounts_token_volume_in_every_container_but_one_that_has_something_there()
    {
        var pod = Admissions.Json<Pod>("""{"metadata":{"name":"p","namespace":"ns"},"spec":{"containers":[{"name":"a","volumeMounts":[{"name":"v","mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}]},{"name":"b"}],"initContainers":[{"name":"i"}],"volumes":[{"name":"v","emptyDir":{}}]}}""");
        await new ServiceAccountPlugin(_objects).RunAsync(Admissions.Create(pod));
        Assert.Equal(("default", "default"), (pod.Spec.ServiceAccountName, pod.Spec.ServiceAccount));
        var name = pod.Spec.Volumes![1].Name;
        Assert.Matches("^kube-api-access-[a-z0-9]{5}$", name);
        Assert.Equal(
            $$$"""{"name":"{{{name}}}","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},{"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],"defaultMode":420}}""",
            Admissions.Json(pod.Spec.Volumes[1]));
        Assert.Single(pod.Spec.Containers![0].VolumeMounts!);
        foreach (var container in new[] { pod.Spec.Containers[1], pod.Spec.InitContainers![0] })
        {
            Assert.Equal($$"""{"name":"{{name}}","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}""", Admissions.Json(container.VolumeMounts!.Single()));
        }
    }

    [Theory, InlineData(null, null, true), InlineData(false, null, false), InlineData(false, true, true), InlineData(true, false, false)]
    public async Task The_pod_decides_on_the_token_before_its_account(bool? account, bool? pod, bool mounted)
    {
        _objects.Put(new ServiceAccount { Metadata = { Name = "s", Namespace = "ns" }, AutomountServiceAccountToken = account, ImagePullSecrets = [new LocalObjectReference { Name = "ips" }] });
        var created = Admissions.Pod(spec: s => (s.ServiceAccountName, s.AutomountServiceAccountToken) = ("s", pod));
        await new ServiceAccountPlugin(_objects).RunAsync(Admissions.Create(created));
        Assert.Equal(mounted, created.Spec.Volumes is { Count: 1 });
        Assert.Equal("ips", created.Spec.ImagePullSecrets!.Single().Name);
    }

    [Fact]
    public async Task A_missing_account_refuses_the_pod()
    {
        var refused = await new ServiceAccountPlugin(_objects).RefusesAsync(Admissions.Create(Admissions.Pod(spec: s => s.ServiceAccountName = "ghost")));
        Assert.Equal("pods \"p\" is forbidden: error looking up service account ns/ghost: serviceaccount \"ghost\" not found", refused.Message);
    }

    [Fact]
    public async Task A_mirror_pod_is_left_alone_and_names_no_account()
    {
        var mirror = Admissions.Pod();
        mirror.Metadata.Annotations = new() { [MirrorPods.Annotation] = "x" };
        await new ServiceAccountPlugin(_objects).RunAsync(Admissions.Create(mirror));
        Assert.Equal("", mirror.Spec.ServiceAccountName);
        Assert.Null(mirror.Spec.Volumes);
        mirror.Spec.ServiceAccountName = "default";
        Assert.Equal(403, (await new ServiceAccountPlugin(_objects).RefusesAsync(Admissions.Create(mirror))).Code);
    }

    [Fact]
    public async Task An_account_can_keep_its_pods_to_its_own_secrets()
    {
        _objects.Put(new ServiceAccount { Metadata = { Name = "s", Namespace = "ns", Annotations = new() { ["kubernetes.io/enforce-mountable-secrets"] = "true" } }, Secrets = [new ObjectReference { Name = "mine" }] });
        Pod With(string secret) => Admissions.Pod(spec: s => (s.ServiceAccountName, s.Volumes) = ("s", [new Volume { Name = "v", VolumeSource = { Secret = new SecretVolumeSource { SecretName = secret } } }]));
        await new ServiceAccountPlugin(_objects).RunAsync(Admissions.Create(With("mine")));
        Assert.Equal(
            "pods \"p\" is forbidden: volume with secret.secretName=\"other\" is not allowed because service account s does not reference that secret",
            (await new ServiceAccountPlugin(_objects).RefusesAsync(Admissions.Create(With("other")))).Message);
    }

    [Fact]
    public async Task A_pod_tolerates_a_failing_node_for_five_minutes_unless_it_says_otherwise()
    {
        var pod = Admissions.Pod(spec: s => s.Tolerations = [new Toleration { Key = "node.kubernetes.io/not-ready", Operator = "Exists", Effect = "NoExecute", TolerationSeconds = 10 }]);
        await new DefaultTolerationSecondsPlugin().RunAsync(Admissions.Create(pod));
        Assert.Equal([("node.kubernetes.io/not-ready", 10L), ("node.kubernetes.io/unreachable", 300L)], pod.Spec.Tolerations!.Select(t => (t.Key, t.TolerationSeconds!.Value)));
        var always = Admissions.Pod(spec: s => s.Tolerations = [new Toleration { Operator = "Exists" }]);
        await new DefaultTolerationSecondsPlugin().RunAsync(Admissions.Create(always));
        Assert.Single(always.Spec.Tolerations!);
    }

    [Fact]
    public async Task A_priority_class_is_a_number_and_a_policy()
    {
        _objects.With(new PriorityClass { Metadata = { Name = "high" }, Value = 4242, PreemptionPolicy = "Never" });
        var plugin = new PriorityPlugin(_objects);
        var pod = Admissions.Pod(spec: s => s.PriorityClassName = "high");
        await plugin.RunAsync(Admissions.Create(pod));
        Assert.Equal((4242, "Never"), (pod.Spec.Priority, pod.Spec.PreemptionPolicy));
        await plugin.RefusesAsync(Admissions.Create(Admissions.Pod(spec: s => (s.PriorityClassName, s.Priority) = ("high", 1))));
        await plugin.RefusesAsync(Admissions.Create(Admissions.Pod(spec: s => (s.PriorityClassName, s.PreemptionPolicy) = ("high", "PreemptLowerPriority"))));
        Assert.Equal("pods \"p\" is forbidden: no PriorityClass with name ghost was found", (await plugin.RefusesAsync(Admissions.Create(Admissions.Pod(spec: s => s.PriorityClassName = "ghost")))).Message);
        var plain = Admissions.Pod();
        await plugin.RunAsync(Admissions.Create(plain));
        Assert.Equal((0, "PreemptLowerPriority", ""), (plain.Spec.Priority, plain.Spec.PreemptionPolicy, plain.Spec.PriorityClassName));
    }

    [Fact]
    public async Task One_priority_class_is_the_default()
    {
        _objects.With(new PriorityClass { Metadata = { Name = "usual" }, Value = 7, GlobalDefault = true });
        var plugin = new PriorityPlugin(_objects);
        var pod = Admissions.Pod();
        await plugin.RunAsync(Admissions.Create(pod));
        Assert.Equal((7, "usual"), (pod.Spec.Priority, pod.Spec.PriorityClassName));
        await plugin.RefusesAsync(Admissions.Create(new PriorityClass { Metadata = { Name = "other" }, GlobalDefault = true }));
        await plugin.RunAsync(Admissions.Create(new PriorityClass { Metadata = { Name = "usual" }, GlobalDefault = true }));
    }

    [Fact]
    public async Task A_runtime_class_adds_its_overhead_and_its_place()
    {
        _objects.With(Admissions.Json<RuntimeClassObject>("""{"metadata":{"name":"vm"},"handler":"vm","overhead":{"podFixed":{"cpu":"100m"}},"scheduling":{"nodeSelector":{"vm":"yes"},"tolerations":[{"key":"vm","operator":"Exists"}]}}"""));
        var plugin = new RuntimeClassPlugin(_objects);
        var pod = Admissions.Pod(spec: s => s.RuntimeClassName = "vm");
        await plugin.RunAsync(Admissions.Create(pod));
        Assert.Equal("100m", pod.Spec.Overhead!["cpu"].ToString());
        Assert.Equal("yes", pod.Spec.NodeSelector!["vm"]);
        Assert.Equal("vm", pod.Spec.Tolerations!.Single().Key);
        Assert.Contains("RuntimeClass \"ghost\" not found", (await plugin.RefusesAsync(Admissions.Create(Admissions.Pod(spec: s => s.RuntimeClassName = "ghost")))).Message, StringComparison.Ordinal);
        await plugin.RefusesAsync(Admissions.Create(Admissions.Pod(spec: s => (s.RuntimeClassName, s.NodeSelector) = ("vm", new() { ["vm"] = "no" }))));
        await plugin.RefusesAsync(Admissions.Create(Admissions.Pod(spec: s => s.Overhead = new() { ["cpu"] = Quantity.Parse("1") })));
    }

    [Fact]
    public async Task A_new_node_is_not_ready()
    {
        var node = new Node { Metadata = { Name = "n" }, Spec = { Taints = [new Taint { Key = "a", Effect = "NoSchedule" }] } };
        await new TaintNodesByConditionPlugin().RunAsync(Admissions.Create(node));
        Assert.Equal(["a", "node.kubernetes.io/not-ready"], node.Spec.Taints!.Select(t => t.Key));
    }

    [Fact]
    public async Task The_newest_default_class_is_taken_where_none_is_named()
    {
        static StorageClass Class(string name, int day) => new() { Metadata = { Name = name, CreationTimestamp = Time.From(new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero)), Annotations = new() { ["storageclass.kubernetes.io/is-default-class"] = "true" } } };
        _objects.With(Class("old", 1), Class("new", 2), new StorageClass { Metadata = { Name = "other" } });
        var claim = new PersistentVolumeClaim { Metadata = { Name = "c", Namespace = "ns" } };
        await new DefaultStorageClassPlugin(_objects).RunAsync(Admissions.Create(claim));
        Assert.Equal("new", claim.Spec.StorageClassName);
        var none = new PersistentVolumeClaim { Metadata = { Name = "c", Namespace = "ns" }, Spec = { StorageClassName = "" } };
        await new DefaultStorageClassPlugin(_objects).RunAsync(Admissions.Create(none));
        Assert.Equal("", none.Spec.StorageClassName);
        await new StorageObjectInUseProtectionPlugin().RunAsync(Admissions.Create(claim));
        Assert.Equal(["kubernetes.io/pvc-protection"], claim.Metadata.Finalizers);
    }

    [Fact]
    public async Task An_ingress_with_the_old_annotation_gets_no_class()
    {
        _objects.With(new IngressClass { Metadata = { Name = "d", Annotations = new() { ["ingressclass.kubernetes.io/is-default-class"] = "true" } } });
        var plain = new Ingress { Metadata = { Name = "i", Namespace = "ns" } };
        var old = new Ingress { Metadata = { Name = "i", Namespace = "ns", Annotations = new() { ["kubernetes.io/ingress.class"] = "x" } } };
        await new DefaultIngressClassPlugin(_objects).RunAsync(Admissions.Create(plain));
        await new DefaultIngressClassPlugin(_objects).RunAsync(Admissions.Create(old));
        Assert.Equal(("d", null), (plain.Spec.IngressClassName, old.Spec.IngressClassName));
    }

    [Fact]
    public void A_sidecar_counts_with_the_containers_and_a_starting_one_only_while_it_is_more()
    {
        var pod = Admissions.Json<Pod>("""{"spec":{"containers":[{"name":"a","resources":{"requests":{"cpu":"1"}}}],"initContainers":[{"name":"i1","resources":{"requests":{"cpu":"500m"}}},{"name":"s","restartPolicy":"Always","resources":{"requests":{"cpu":"200m"}}},{"name":"i2","resources":{"requests":{"cpu":"1500m"}}}]}}""");
        Assert.Equal("1700m", PodResources.Requests(pod.Spec)["cpu"].ToString());
        pod.Spec.InitContainers!.RemoveAt(2);
        Assert.Equal("1200m", PodResources.Requests(pod.Spec)["cpu"].ToString());
    }
}
