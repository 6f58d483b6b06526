namespace NetKube.ControlPlane.Tests.Kinds;

/// <summary>Rules of pods: what is wrong, where, and nothing else.</summary>
public sealed class PodRuleTests
{
    private const string Pods = "v1/pods";
    private const string Seccomp = "container.seccomp.security.alpha.kubernetes.io/a";
    private const string AppArmor = "container.apparmor.security.beta.kubernetes.io/a";

    /// <summary>The sentence says what the pod does; the spec is beside a good container "a" unless it names its own.</summary>
    public static TheoryData<string, string, string> Bad => new()
    {
        { "has no container", """{"containers":[]}""", "Required spec.containers" },
        { "has two containers of one name", """{"containers":[{"name":"a","image":"x"},{"name":"a","image":"x"}]}""", "Duplicate spec.containers[1].name" },
        { "names a container with capitals", """{"containers":[{"name":"A","image":"x"}]}""", "Invalid spec.containers[0].name" },
        { "has an image with a space", """{"containers":[{"name":"a","image":" x"}]}""", "Invalid spec.containers[0].image" },
        { "has no image", """{"containers":[{"name":"a"}]}""", "Required spec.containers[0].image" },
        { "restarts sometimes", Spec("\"restartPolicy\":\"Sometimes\""), "NotSupported spec.restartPolicy" },
        { "pulls seldom", """{"containers":[{"name":"a","image":"x","imagePullPolicy":"Seldom"}]}""", "NotSupported spec.containers[0].imagePullPolicy" },
        { "has a port of 0", Container("\"ports\":[{\"containerPort\":0}]"), "Required spec.containers[0].ports[0].containerPort" },
        { "has a port beyond the last", Container("\"ports\":[{\"containerPort\":70000}]"), "Invalid spec.containers[0].ports[0].containerPort" },
        {
            "has two ports of one name", Container("\"ports\":[{\"containerPort\":1,\"name\":\"p\"},{\"containerPort\":2,\"name\":\"p\"}]"),
            "Duplicate spec.containers[0].ports[1].name"
        },
        {
            "speaks an unknown protocol", Container("\"ports\":[{\"containerPort\":1,\"protocol\":\"ICMP\"}]"),
            "NotSupported spec.containers[0].ports[0].protocol"
        },
        {
            "takes one host port twice", Container("\"ports\":[{\"containerPort\":1,\"hostPort\":9},{\"containerPort\":2,\"hostPort\":9}]"),
            "Duplicate spec.containers[0].ports[1].hostPort"
        },
        {
            "requests more than its limit", Container("\"resources\":{\"requests\":{\"cpu\":\"2\"},\"limits\":{\"cpu\":\"1\"}}"),
            "Invalid spec.containers[0].resources.requests"
        },
        { "requests less than nothing", Container("\"resources\":{\"requests\":{\"cpu\":\"-1\"}}"), "Invalid spec.containers[0].resources.requests[cpu]" },
        {
            "requests an unknown resource", Container("\"resources\":{\"requests\":{\"gold\":\"1\"}}"),
            "Invalid spec.containers[0].resources.requests[gold]; Invalid spec.containers[0].resources.requests[gold]"
        },
        { "has a variable without a name", Container("\"env\":[{\"value\":\"v\"}]"), "Required spec.containers[0].env[0].name" },
        {
            "has a variable with two values",
            Container("\"env\":[{\"name\":\"A\",\"value\":\"v\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"s\",\"key\":\"k\"}}}]"),
            "Invalid spec.containers[0].env[0].valueFrom"
        },
        {
            "shows a field that variables may not show", Container("\"env\":[{\"name\":\"A\",\"valueFrom\":{\"fieldRef\":{\"fieldPath\":\"status.phase\"}}}]"),
            "NotSupported spec.containers[0].env[0].valueFrom.fieldRef.fieldPath"
        },
        { "takes variables from nowhere", Container("\"envFrom\":[{}]"), "Invalid spec.containers[0].envFrom" },
        { "probes in no way", Container("\"livenessProbe\":{}"), "Required spec.containers[0].livenessProbe" },
        {
            "probes in two ways", Container("\"livenessProbe\":{\"exec\":{\"command\":[\"x\"]},\"tcpSocket\":{\"port\":1}}"),
            "Forbidden spec.containers[0].livenessProbe.tcpSocket"
        },
        {
            "is alive after two successes", Container("\"livenessProbe\":{\"exec\":{\"command\":[\"x\"]},\"successThreshold\":2}"),
            "Invalid spec.containers[0].livenessProbe.successThreshold"
        },
        {
            "probes a port by a bad name", Container("\"readinessProbe\":{\"httpGet\":{\"path\":\"/\",\"port\":\"TOO_LONG_A_NAME\"}}"),
            "Invalid spec.containers[0].readinessProbe.httpGet.port; Invalid spec.containers[0].readinessProbe.httpGet.port"
        },
        { "runs nothing at its end", Container("\"lifecycle\":{\"preStop\":{\"exec\":{}}}"), "Required spec.containers[0].lifecycle.preStop.exec.command" },
        {
            "mounts what is not there", Container("\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\"}]"),
            "NotFound spec.containers[0].volumeMounts[0].name"
        },
        {
            "has a volume of two kinds", Spec("\"volumes\":[{\"name\":\"v\",\"emptyDir\":{},\"hostPath\":{\"path\":\"/\"}}]"),
            "Forbidden spec.volumes[0].hostPath"
        },
        {
            "has two volumes of one name", Spec("\"volumes\":[{\"name\":\"v\",\"emptyDir\":{}},{\"name\":\"v\",\"emptyDir\":{}}]"),
            "Duplicate spec.volumes[1].name"
        },
        { "climbs out of the host path", Spec("\"volumes\":[{\"name\":\"v\",\"hostPath\":{\"path\":\"/a/../b\"}}]"), "Invalid spec.volumes[0].hostPath.path" },
        {
            "writes a file with a bad mode", Spec("\"volumes\":[{\"name\":\"v\",\"configMap\":{\"name\":\"c\",\"defaultMode\":1000}}]"),
            "Invalid spec.volumes[0].configMap.defaultMode"
        },
        {
            "projects two files to one path",
            Spec("\"volumes\":[{\"name\":\"v\",\"projected\":{\"sources\":[{\"secret\":{\"name\":\"s\",\"items\":[{\"key\":\"k\",\"path\":\"p\"}]}},"
                + "{\"configMap\":{\"name\":\"c\",\"items\":[{\"key\":\"k\",\"path\":\"p\"}]}}]}}]"),
            "Invalid spec.volumes[0].projected"
        },
        {
            "tolerates everything with an operator that needs a key", Spec("\"tolerations\":[{\"operator\":\"Equal\"}]"), "Invalid spec.tolerations[0].operator"
        },
        {
            "tolerates for a while without NoExecute",
            Spec("\"tolerations\":[{\"key\":\"k\",\"operator\":\"Exists\",\"effect\":\"NoSchedule\",\"tolerationSeconds\":1}]"),
            "Invalid spec.tolerations[0].effect"
        },
        {
            "spreads by less than one", Spec("\"topologySpreadConstraints\":[{\"maxSkew\":0,\"topologyKey\":\"k\",\"whenUnsatisfiable\":\"DoNotSchedule\"}]"),
            "Invalid spec.topologySpreadConstraints[0].maxSkew"
        },
        {
            "wants domains and schedules anyway",
            Spec("\"topologySpreadConstraints\":[{\"maxSkew\":1,\"minDomains\":2,\"topologyKey\":\"k\",\"whenUnsatisfiable\":\"ScheduleAnyway\"}]"),
            "Invalid spec.topologySpreadConstraints[0].minDomains"
        },
        {
            "selects nodes by no term", Spec("\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":[]}}}"),
            "Required spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms"
        },
        {
            "prefers with too much weight",
            Spec("\"affinity\":{\"podAffinity\":"
                + "{\"preferredDuringSchedulingIgnoredDuringExecution\":[{\"weight\":101,\"podAffinityTerm\":{\"topologyKey\":\"k\"}}]}}"),
            "Invalid spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight"
        },
        { "has a deadline of nothing", Spec("\"activeDeadlineSeconds\":0"), "Invalid spec.activeDeadlineSeconds" },
        { "is called by no label", Spec("\"hostname\":\"a.b\""), "Invalid spec.hostname" },
        { "runs as a negative user", Spec("\"securityContext\":{\"runAsUser\":-1}"), "Invalid spec.securityContext.runAsUser" },
        {
            "sets a kernel parameter twice",
            Spec("\"securityContext\":{\"sysctls\":[{\"name\":\"kernel.shm_rmid_forced\",\"value\":\"0\"},"
                + "{\"name\":\"kernel.shm_rmid_forced\",\"value\":\"1\"}]}"),
            "Duplicate spec.securityContext.sysctls[1].name"
        },
        {
            "is for Linux with options of Windows", Spec("\"os\":{\"name\":\"linux\"},\"securityContext\":{\"windowsOptions\":{\"runAsUserName\":\"u\"}}"),
            "Forbidden spec.securityContext.windowsOptions"
        },
        {
            "is for Windows with SELinux", Spec("\"os\":{\"name\":\"windows\"},\"securityContext\":{\"seLinuxOptions\":{\"level\":\"s0\"}}"),
            "Forbidden spec.securityContext.seLinuxOptions"
        },
        {
            "asks for a name server that is none", Spec("\"dnsPolicy\":\"None\",\"dnsConfig\":{\"nameservers\":[\"x\"]}"),
            "Invalid spec.dnsConfig.nameservers[0]"
        },
        { "asks for no name server where one is needed", Spec("\"dnsPolicy\":\"None\""), "Required spec.dnsConfig" },
        { "is gated twice by one name", Spec("\"schedulingGates\":[{\"name\":\"g\"},{\"name\":\"g\"}]"), "Duplicate spec.schedulingGates[1]" },
        {
            "brings ephemeral containers along",
            Spec("\"ephemeralContainers\":[{\"name\":\"e\",\"image\":\"x\",\"terminationMessagePolicy\":\"File\",\"imagePullPolicy\":\"Always\"}]"),
            "Forbidden spec.ephemeralContainers"
        },
        {
            "reads a variable from a secret without a name", Container("\"env\":[{\"name\":\"A\",\"valueFrom\":{\"secretKeyRef\":{\"key\":\"k\"}}}]"),
            "Invalid spec.containers[0].env[0].valueFrom.secretKeyRef.name"
        },
        {
            "takes variables from a bad name", Container("\"envFrom\":[{\"configMapRef\":{\"name\":\"A_\"}}]"),
            "Invalid spec.containers[0].envFrom[0].configMapRef.name"
        },
        { "takes variables from a name that may be a prefix", Container("\"envFrom\":[{\"configMapRef\":{\"name\":\"a-\"}}]"), "" },
        {
            "has users of its own in the host's namespaces", Spec("\"hostUsers\":false,\"hostPID\":true,\"hostIPC\":true"),
            "Forbidden spec.HostIPC; Forbidden spec.HostPID"
        },
        {
            "opens another port of the host's network in a container that runs once",
            Spec("\"hostNetwork\":true,\"initContainers\":[{\"name\":\"i\",\"image\":\"x\",\"ports\":[{\"containerPort\":1,\"hostPort\":2}]}]"), ""
        },
        {
            "says how a container that runs once is resized",
            Spec("\"initContainers\":[{\"name\":\"i\",\"image\":\"x\",\"resizePolicy\":[{\"resourceName\":\"cpu\",\"restartPolicy\":\"NotRequired\"}]}]"), ""
        },
        {
            "spreads by labels without a selector",
            Spec("\"topologySpreadConstraints\":[{\"maxSkew\":1,\"topologyKey\":\"k\",\"whenUnsatisfiable\":\"DoNotSchedule\",\"matchLabelKeys\":[\"-\"]}]"),
            "Forbidden spec.topologySpreadConstraints[0].matchLabelKeys"
        },
        {
            "spreads over a key that no label has",
            Spec("\"topologySpreadConstraints\":[{\"maxSkew\":1,\"topologyKey\":\"a b\",\"whenUnsatisfiable\":\"DoNotSchedule\"}]"), ""
        },
        {
            "has a Windows user of a bad domain", Spec("\"securityContext\":{\"windowsOptions\":{\"runAsUserName\":\"-a*\\\\b\"}}"),
            "Invalid spec.securityContext.windowsOptions.runAsUserName"
        },
        {
            "claims one claim twice", Container("\"resources\":{\"claims\":[{\"name\":\"c\",\"request\":\"r\"},{\"name\":\"c\"}]}"),
            "Duplicate spec.containers[0].resources.claims[1]; NotFound spec.containers[0].resources.claims[0]; NotFound spec.containers[0].resources.claims[1]"
        },
        {
            "mounts the claim that is made for another volume",
            Spec("\"volumes\":[{\"name\":\"e\",\"ephemeral\":{\"volumeClaimTemplate\":{\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],"
                + "\"resources\":{\"requests\":{\"storage\":\"1Gi\"}}}}}},{\"name\":\"p\",\"persistentVolumeClaim\":{\"claimName\":\"o-e\"}}]"),
            "Invalid spec.volumes[1].persistentVolumeClaim.claimName"
        },
    };

    /// <summary>Annotations that are fields today, and the container's own profiles.</summary>
    [Theory]
    [InlineData(Seccomp, "bad", "{}", "Invalid metadata.annotations." + Seccomp)]
    [InlineData(Seccomp, "unconfined", """{"seccompProfile":{"type":"RuntimeDefault"}}""", "Forbidden spec.containers[0].securityContext.seccompProfile.type")]
    [InlineData(
        AppArmor, "localhost/p", """{"appArmorProfile":{"type":"Localhost","localhostProfile":"q"}}""",
        "Forbidden spec.containers[0].securityContext.appArmorProfile.localhostProfile")]
    [InlineData(AppArmor, "unconfined", "{}", "")]
    public void Annotation_and_field_agree(string annotation, string value, string security, string causes)
    {
        var container = $$$$"""{"name":"a","image":"x","securityContext":{{{{security}}}}}""";
        var metadata = $$$$"""{"annotations":{"{{{{annotation}}}}":"{{{{value}}}}"}}""";
        var pod = $$$$"""{"metadata":{{{{metadata}}}},"spec":{"serviceAccountName":"default","containers":[{{{{container}}}}]}}""";
        Assert.Equal(causes, Judged.New(Pods, pod));
    }

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "another image", Spec(""), """{"serviceAccountName":"default","containers":[{"name":"a","image":"y"}]}""", "" },
        { "a command", Spec(""), """{"containers":[{"name":"a","image":"x","command":["y"]}]}""", "Forbidden spec" },
        { "one container more", Spec(""), """{"containers":[{"name":"a","image":"x"},{"name":"b","image":"x"}]}""", "Forbidden spec.containers" },
        { "a longer deadline", Spec("\"activeDeadlineSeconds\":5"), Spec("\"activeDeadlineSeconds\":9"), "Invalid spec.activeDeadlineSeconds" },
        { "a shorter deadline", Spec("\"activeDeadlineSeconds\":5"), Spec("\"activeDeadlineSeconds\":3"), "" },
        { "a toleration more", Spec(""), Spec("\"tolerations\":[{\"key\":\"k\",\"operator\":\"Exists\"}]"), "" },
        { "a toleration less", Spec("\"tolerations\":[{\"key\":\"k\",\"operator\":\"Exists\"}]"), Spec(""), "Forbidden spec.tolerations" },
        {
            "a gate more", Spec("\"schedulingGates\":[{\"name\":\"g\"}]"), Spec("\"schedulingGates\":[{\"name\":\"g\"},{\"name\":\"h\"}]"),
            "Forbidden spec.schedulingGates[1].name"
        },
        {
            "an image with a space, told twice", Spec(""), """{"serviceAccountName":"default","containers":[{"name":"a","image":" y","imagePullPolicy":"Always"}]}""",
            "Invalid spec.containers[0].image; Invalid spec.containers[0].image"
        },
        {
            "a bad toleration more, told twice", Spec(""), Spec("\"tolerations\":[{\"operator\":\"Equal\"}]"),
            "Invalid spec.tolerations[0].operator; Invalid spec.tolerations[0].operator"
        },
        {
            "a term that selected nothing, while gated",
            Spec("\"schedulingGates\":[{\"name\":\"g\"}],\"affinity\":" + Terms("{}")),
            Spec("\"schedulingGates\":[{\"name\":\"g\"}],\"affinity\":" + Terms(Term)),
            "Invalid spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]"
        },
        { "a gate less", Spec("\"schedulingGates\":[{\"name\":\"g\"}]"), Spec(""), "" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_pod_is_refused_that(string does, string spec, string causes)
    {
        Assert.NotEmpty(does);
        Assert.Equal(causes, Judged.New(Pods, Pod(spec)));
    }

    [Theory, MemberData(nameof(Changes))]
    public void A_pod_may_or_may_not_get(string what, string before, string after, string causes)
    {
        Assert.NotEmpty(what);
        Assert.Equal(causes, Judged.Changed(Pods, Pod(before), Pod(after)));
    }

    private const string Term = """{"matchExpressions":[{"key":"k","operator":"Exists"}]}""";

    private static string Terms(string term) =>
        $$$$"""{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{{{{term}}}}]}}}""";

    private static string Pod(string spec) => $$"""{"spec":{{spec}}}""";

    private static string Spec(string more) =>
        $$"""{"serviceAccountName":"default","containers":[{"name":"a","image":"x"}]{{(more.Length > 0 ? "," + more : "")}}}""";

    private static string Container(string more) => $$"""{"containers":[{"name":"a","image":"x",{{more}}}]}""";
}
