namespace NetKube.ControlPlane.Tests.Kinds;

/// <summary>Rules of what makes pods: a template that its selector finds, and what may change later.</summary>
public sealed class WorkloadRuleTests
{
    private const string Template = """{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"x"}]}}""";
    private const string Once = """{"metadata":{"labels":{"a":"b"}},"spec":{"restartPolicy":"Never","containers":[{"name":"c","image":"x"}]}}""";
    private const string Selector = """{"matchLabels":{"a":"b"}}""";

    public static TheoryData<string, string, string, string> Bad => new()
    {
        {
            "selects other labels than its pods have", "apps/v1/deployments", Of("""{"matchLabels":{"c":"d"}}""", Template),
            "Invalid spec.template.metadata.labels"
        },
        {
            "selects nothing", "apps/v1/deployments", $$$$$"""{"spec":{"template":{{{{{Template}}}}}}}""",
            "Invalid spec.template.metadata.labels; Required spec.selector"
        },
        { "selects everything", "apps/v1/deployments", Of("{}", Template), "Invalid spec.selector" },
        { "runs once", "apps/v1/deployments", Of(Selector, Once), "NotSupported spec.template.spec.restartPolicy" },
        { "has fewer than none", "apps/v1/deployments", Of(Selector, Template, "\"replicas\":-1"), "Invalid spec.replicas" },
        { "replaces in an unknown way", "apps/v1/deployments", Of(Selector, Template, "\"strategy\":{\"type\":\"Slowly\"}"), "NotSupported spec.strategy" },
        {
            "recreates and rolls", "apps/v1/deployments", Of(Selector, Template, "\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":{}}"),
            "Forbidden spec.strategy.rollingUpdate"
        },
        {
            "rolls by nothing", "apps/v1/deployments", Of(Selector, Template, "\"strategy\":{\"rollingUpdate\":{\"maxSurge\":0,\"maxUnavailable\":0}}"),
            "Invalid spec.strategy.rollingUpdate.maxUnavailable"
        },
        {
            "waits longer than it gives", "apps/v1/deployments", Of(Selector, Template, "\"minReadySeconds\":10,\"progressDeadlineSeconds\":5"),
            "Invalid spec.progressDeadlineSeconds"
        },
        {
            "surges and is short", "apps/v1/daemonsets", Of(Selector, Template, "\"updateStrategy\":{\"rollingUpdate\":{\"maxSurge\":1,\"maxUnavailable\":1}}"),
            "Invalid spec.updateStrategy.rollingUpdate.maxSurge"
        },
        {
            "starts counting below zero", "apps/v1/statefulsets", Of(Selector, Template, "\"serviceName\":\"s\",\"ordinals\":{\"start\":-1}"),
            "Invalid spec.ordinals.start"
        },
        {
            "keeps fewer revisions than none", "apps/v1/statefulsets", Of(Selector, Template, "\"revisionHistoryLimit\":-1"),
            "Invalid spec.revisionHistoryLimit"
        },
        {
            "manages in an unknown way", "apps/v1/statefulsets", Of(Selector, Template, "\"podManagementPolicy\":\"Random\""),
            "Invalid spec.podManagementPolicy"
        },
        {
            "keeps claims in an unknown way", "apps/v1/statefulsets",
            Of(Selector, Template, "\"persistentVolumeClaimRetentionPolicy\":{\"whenDeleted\":\"Keep\"}"),
            "NotSupported spec.persistentVolumeClaimRetentionPolicy.whenDeleted"
        },
        { "has no template", "v1/replicationcontrollers", """{"spec":{"selector":{"a":"b"}}}""", "Required spec.template" },
        { "runs forever", "batch/v1/jobs", $$$$$"""{"spec":{"template":{{{{{Template}}}}}}}""", "Required spec.template.spec.restartPolicy" },
        {
            "counts indexes without an end", "batch/v1/jobs", $$$$$"""{"spec":{"completionMode":"Indexed","parallelism":1,"template":{{{{{Once}}}}}}}""",
            "Required spec.completions"
        },
        { "gives up before it begins", "batch/v1/jobs", $$$$$"""{"spec":{"backoffLimit":-1,"template":{{{{{Once}}}}}}}""", "Invalid spec.backoffLimit" },
        {
            "has a schedule of four fields", "batch/v1/cronjobs", $$$$$"""{"spec":{"schedule":"* * * *","jobTemplate":{"spec":{"template":{{{{{Once}}}}}}}}}""",
            "Invalid spec.schedule"
        },
        {
            "has a zone in its schedule", "batch/v1/cronjobs",
            $$$$$"""{"spec":{"schedule":"TZ=UTC * * * * *","jobTemplate":{"spec":{"template":{{{{{Once}}}}}}}}}""", "Invalid spec.schedule"
        },
        {
            "lives in an unknown zone", "batch/v1/cronjobs",
            $$$$$"""{"spec":{"schedule":"@daily","timeZone":"Mars/Olympus","jobTemplate":{"spec":{"template":{{{{{Once}}}}}}}}}""", "Invalid spec.timeZone"
        },
        {
            "runs at once in an unknown way", "batch/v1/cronjobs",
            $$$$$"""{"spec":{"schedule":"@daily","concurrencyPolicy":"Maybe","jobTemplate":{"spec":{"template":{{{{{Once}}}}}}}}}""",
            "NotSupported spec.concurrencyPolicy"
        },
        {
            "mounts what neither it nor its claims have", "apps/v1/statefulsets",
            Of(Selector, Mounting("v"), "\"volumeClaimTemplates\":[{\"metadata\":{\"name\":\"w\"}}]"),
            "NotFound spec.template.spec.containers[0].volumeMounts[0].name"
        },
        {
            "mounts what one of its claims brings", "apps/v1/statefulsets",
            Of(Selector, Mounting("v"), "\"volumeClaimTemplates\":[{\"metadata\":{\"name\":\"v\"}}]"), ""
        },
    };

    public static TheoryData<string, string, string, string, string> Changes => new()
    {
        {
            "a Deployment's selector", "apps/v1/deployments", Of(Selector, Template),
            Of("""{"matchExpressions":[{"key":"a","operator":"Exists"}]}""", Template),
            "Invalid spec.selector"
        },
        {
            "a ReplicaSet's size below none, told twice", "apps/v1/replicasets", Of(Selector, Template), Of(Selector, Template, "\"replicas\":-1"),
            "Invalid spec.replicas; Invalid spec.replicas"
        },
        {
            "a DaemonSet's seconds below none, told twice", "apps/v1/daemonsets", Of(Selector, Template), Of(Selector, Template, "\"minReadySeconds\":-1"),
            "Invalid spec.minReadySeconds; Invalid spec.minReadySeconds"
        },
        {
            "a StatefulSet's service", "apps/v1/statefulsets", Of(Selector, Template, "\"serviceName\":\"s\""), Of(Selector, Template, "\"serviceName\":\"t\""),
            "Forbidden spec"
        },
        { "a StatefulSet's size", "apps/v1/statefulsets", Of(Selector, Template), Of(Selector, Template, "\"replicas\":3"), "" },
        {
            "a CronJob's schedule", "batch/v1/cronjobs", $$$$$"""{"spec":{"schedule":"@daily","jobTemplate":{"spec":{"template":{{{{{Once}}}}}}}}}""",
            $$$$$"""{"spec":{"schedule":"@hourly","jobTemplate":{"spec":{"template":{{{{{Once}}}}}}}}}""", ""
        },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_workload_is_refused_that(string does, string resource, string json, string causes)
    {
        Assert.NotEmpty(does);
        Assert.Equal(causes, Judged.New(resource, json));
    }

    [Theory, MemberData(nameof(Changes))]
    public void A_change_is_judged_of(string what, string resource, string before, string after, string causes)
    {
        Assert.NotEmpty(what);
        Assert.Equal(causes, Judged.Changed(resource, before, after));
    }

    private static string Mounting(string volume) =>
        $$$$"""
        {"metadata":{"labels":{"a":"b"}},
         "spec":{"containers":[{"name":"c","image":"x","volumeMounts":[{"name":"{{{{volume}}}}","mountPath":"/v"}]}]}}
        """;

    private static string Of(string selector, string template, string more = "") =>
        $$$$$"""{"spec":{"selector":{{{{{selector}}}}},"template":{{{{{template}}}}}{{{{{(more.Length > 0 ? "," + more : "")}}}}}}}""";
}
