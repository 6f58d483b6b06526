using System.Text.Json.Nodes;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Tests.Apply;

/// <summary>Applying configurations; what is expected was recorded from a Kubernetes API server.</summary>
public sealed class ServerSideApplyTests
{
    private const string Deployment = """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"o"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"x:1","ports":[{"containerPort":80}],"env":[{"name":"A","value":"1"}]},{"name":"d","image":"y:1"}],"volumes":[{"name":"v","emptyDir":{}}],"tolerations":[{"key":"k1","operator":"Exists"}]}}}}""";
    private const string DeploymentFields = """{"f:spec":{"f:selector":{},"f:template":{"f:metadata":{"f:labels":{"f:a":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"c\"}":{".":{},"f:env":{"k:{\"name\":\"A\"}":{".":{},"f:name":{},"f:value":{}}},"f:image":{},"f:name":{},"f:ports":{"k:{\"containerPort\":80,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{}}}},"k:{\"name\":\"d\"}":{".":{},"f:image":{},"f:name":{}}},"f:tolerations":{},"f:volumes":{"k:{\"name\":\"v\"}":{".":{},"f:emptyDir":{},"f:name":{}}}}}}}""";

    [Fact]
    public void An_applier_owns_what_it_applies()
    {
        var world = new ApplyWorld();
        world.Apply("m1", ConfigMap("""{"a":"b","c":"d"}"""));
        Assert.Equal("""{"f:data":{"f:a":{},"f:c":{}}}""", world.FieldsOf("m1"));

        world.Apply("m1", ConfigMap("""{"a":"b"}"""));

        Assert.Equal("""{"f:data":{"f:a":{}}}""", world.FieldsOf("m1"));
        Assert.Equal("""{"a":"b"}""", world.Content["data"]!.ToJsonString());
        Assert.Equal(["m1/Apply"], world.Managers);
    }

    [Fact]
    public void Nested_configurations_are_owned_by_element()
    {
        var world = new ApplyWorld("apps/v1", "deployments");
        world.Apply("m1", Deployment);
        Assert.Equal(DeploymentFields, world.FieldsOf("m1"));

        world.Apply("m2", OfPodSpec("""{"containers":[{"name":"side","image":"s"}]}"""));

        Assert.Equal(DeploymentFields, world.FieldsOf("m1"));
        Assert.Equal("""{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\"name\":\"side\"}":{".":{},"f:image":{},"f:name":{}}}}}}}""", world.FieldsOf("m2"));
        Assert.Equal(["c", "d", "side"], Containers(world));

        world.Apply("m2", """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"o"},"spec":{}}""");

        Assert.Equal("""{"f:spec":{}}""", world.FieldsOf("m2"));
        Assert.Equal(["c", "d"], Containers(world));
    }

    [Fact]
    public void Two_may_apply_the_same_value_and_then_neither_may_change_it()
    {
        var world = new ApplyWorld();
        world.Apply("m1", ConfigMap("""{"a":"b"}"""));

        world.Apply("m2", ConfigMap("""{"a":"b"}"""));

        Assert.Equal(["m2/Apply", "m1/Apply"], world.Managers);
        Assert.Null(world.Live!.Metadata.ManagedFields![0].Time);
        var refusal = Assert.Throws<ApiException>(() => world.Apply("m1", ConfigMap("""{"a":"c"}""")));
        Assert.Equal((409, "Conflict"), (refusal.Code, refusal.Reason));
        var cause = Assert.Single(refusal.Status.Details!.Causes!);
        Assert.Equal(("FieldManagerConflict", ".data.a", "conflict with \"m2\""), (cause.Reason, cause.Field, cause.Message));
    }

    [Fact]
    public void Conflicts_name_every_field()
    {
        var world = new ApplyWorld("v1", "services");
        world.Apply("m1", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"o"},"spec":{"selector":{"a":"b"},"type":"NodePort","ports":[{"port":80,"targetPort":1}]}}""");

        var refusal = Assert.Throws<ApiException>(() => world.Apply("m2", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"o"},"spec":{"selector":{"a":"c"},"type":"ClusterIP","ports":[{"port":80,"targetPort":2}]}}"""));

        Assert.Equal([".spec.ports[port=80,protocol=\"TCP\"].targetPort", ".spec.selector", ".spec.type"], refusal.Status.Details!.Causes!.Select(c => c.Field));
        Assert.StartsWith("Apply failed with 3 conflicts: conflicts with \"m1\":\n- .spec.ports", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Force_takes_a_field_from_its_updater()
    {
        var world = new ApplyWorld();
        world.Write("upd", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u"},"data":{"a":"b"}}""");
        var refusal = Assert.Throws<ApiException>(() => world.Apply("m1", ConfigMap("""{"a":"c"}""")));
        Assert.Equal("Apply failed with 1 conflict: conflict with \"upd\" using v1: .data.a", refusal.Message);

        world.Apply("m1", ConfigMap("""{"a":"c"}"""), force: true);

        Assert.Equal("""{"f:data":{"f:a":{}}}""", world.FieldsOf("m1"));
        Assert.Equal("""{"f:data":{}}""", world.FieldsOf("upd"));
    }

    [Fact]
    public void What_stood_before_the_first_apply_is_a_manager_too()
    {
        var world = new ApplyWorld();
        world.Write("one", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u","managedFields":[]},"data":{"a":"b"}}""");
        world.Write("one", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u","managedFields":[{}]},"data":{"a":"b"}}""");

        world.Apply("m1", ConfigMap("""{"c":"d"}"""));

        Assert.Equal(["m1/Apply", "before-first-apply/Update"], world.Managers);
        Assert.Equal("""{"f:data":{".":{},"f:a":{}}}""", world.FieldsOf("before-first-apply"));
        Assert.Equal("""{"a":"b","c":"d"}""", world.Content["data"]!.ToJsonString());
    }

    [Fact]
    public void Elements_that_were_applied_and_no_more_are_removed_and_others_stay()
    {
        var world = new ApplyWorld("v1", "services");
        world.Apply("m1", Ports("""{"port":80,"name":"a"},{"port":81,"name":"b"}"""));
        world.Apply("m2", Ports("""{"port":82,"name":"c"}"""));

        world.Apply("m1", Ports("""{"port":81,"name":"b"}"""));

        Assert.Equal([81, 82], world.Content["spec"]!["ports"]!.AsArray().Select(p => (int)p!["port"]!));
        Assert.Equal("""{"f:spec":{"f:ports":{"k:{\"port\":81,\"protocol\":\"TCP\"}":{".":{},"f:name":{},"f:port":{}}}}}""", world.FieldsOf("m1"));
    }

    [Fact]
    public void Atomic_values_are_owned_as_a_whole()
    {
        var world = new ApplyWorld("apps/v1", "deployments");
        world.Apply("m1", Deployment);
        world.Apply("m2", OfPodSpec("""{"nodeSelector":{"a":"b"}}"""));

        var refusal = Assert.Throws<ApiException>(() => world.Apply("m3", OfPodSpec("""{"nodeSelector":{"c":"d"}}""")));

        Assert.Equal(".spec.template.spec.nodeSelector", Assert.Single(refusal.Status.Details!.Causes!).Field);
    }

    [Fact]
    public void Null_is_a_value_that_has_an_owner()
    {
        var world = new ApplyWorld();
        world.Apply("m1", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","labels":null},"data":{"a":"b"}}""");
        Assert.Equal("""{"f:data":{"f:a":{}},"f:metadata":{"f:labels":{}}}""", world.FieldsOf("m1"));
    }

    [Fact]
    public void Status_is_applied_through_its_subresource_alone()
    {
        var world = new ApplyWorld("apps/v1", "deployments");
        world.Apply("m1", Deployment);
        world.Apply("ctl", """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"o"},"status":{"replicas":4}}""", subresource: "status");

        world.Apply("ctl", """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"o"},"spec":{"minReadySeconds":1},"status":{"replicas":9}}""");

        Assert.Equal(["m1/Apply", "ctl/Apply/status", "ctl/Apply"], world.Managers);
        Assert.Equal("""{"f:status":{"f:replicas":{}}}""", world.Live!.Metadata.ManagedFields![1].FieldsV1.ToString());
        Assert.Equal("""{"f:spec":{"f:minReadySeconds":{}}}""", world.Live!.Metadata.ManagedFields![2].FieldsV1.ToString());
    }

    [Fact]
    public void A_scale_is_applied_to_what_it_scales()
    {
        var world = new ApplyWorld("apps/v1", "replicasets");
        world.Write("golden", """{"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"o","uid":"u"},"spec":{"replicas":1}}""");
        var scale = """{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"o"},"spec":{"replicas":3}}""";

        var refusal = Assert.Throws<ApiException>(() => world.Apply("m1", scale, subresource: "scale"));
        Assert.Equal(".spec.replicas", Assert.Single(refusal.Status.Details!.Causes!).Field);

        world.Apply("m1", scale, force: true, subresource: "scale");
        Assert.Equal(3, (int)world.Content["spec"]!["replicas"]!);
        Assert.Equal(["m1/Apply/scale"], world.Managers);
    }

    [Fact]
    public void Kubectl_takes_over_what_its_annotation_accounts_for()
    {
        var last = """{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"o\"},\"data\":{\"a\":\"b\"}}""";
        var world = new ApplyWorld();
        world.Write("kubectl-client-side-apply", $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u","annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{{{last}}}"}},"data":{"a":"b"}}""");
        Assert.Throws<ApiException>(() => world.Apply("other", ConfigMap("""{"a":"c"}""")));

        world.Apply("kubectl", ConfigMap("""{"a":"c"}"""));

        Assert.Equal("""{"f:data":{"f:a":{}}}""", world.FieldsOf("kubectl"));
        Assert.Equal("c", (string?)JsonNode.Parse(world.Live!.Metadata.Annotations!["kubectl.kubernetes.io/last-applied-configuration"])!["data"]!["a"]);
    }

    [Fact]
    public void Yaml_is_as_good_as_json()
    {
        var world = new ApplyWorld();
        world.Apply("m1", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: o\ndata:\n  a: b\n");
        Assert.Equal("""{"a":"b"}""", world.Content["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("another kind", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"o"}}""", 400)]
    [InlineData("another version", """{"apiVersion":"v2","kind":"ConfigMap","metadata":{"name":"o"}}""", 400)]
    [InlineData("no kind", """{"metadata":{"name":"o"}}""", 400)]
    [InlineData("records of its own", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","managedFields":[{}]}}""", 400)]
    [InlineData("no object", "[1]", 400)]
    [InlineData("no text", "a: [", 400)]
    [InlineData("an unknown field", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o"},"dota":{}}""", 500)]
    [InlineData("a value of another sort", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o"},"data":{"a":1}}""", 500)]
    [InlineData("an object that is not there", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"11111111-2222-3333-4444-555555555555"}}""", 409)]
    public void A_bad_configuration_is_refused(string sentence, string body, int code)
    {
        var refusal = Assert.Throws<ApiException>(() => new ApplyWorld().Apply("m1", body));
        Assert.True(code == refusal.Code, $"{sentence}: {refusal.Code} {refusal.Message}");
    }

    [Fact]
    public void An_element_may_not_stand_twice()
    {
        var refusal = Assert.Throws<ApiException>(() => new ApplyWorld("v1", "services").Apply("m1", Ports("""{"port":80,"name":"a"},{"port":80,"name":"b","protocol":"TCP"}""")));
        Assert.Contains("duplicate entries for key [port=80,protocol=\"TCP\"]", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the applied order holds", "a,b,c", "c,a", "b,c,a")]
    [InlineData("new elements come where they are applied", "a,b", "a,n,b", "a,n,b")]
    [InlineData("live elements come before applied ones", "a,s,b", "a,n,b", "a,s,n,b")]
    [InlineData("what only the server knows stays", "s,t", "n", "s,t,n")]
    public void Lists_are_merged_in_order(string sentence, string live, string applied, string expected)
    {
        var world = new ApplyWorld("apps/v1", "deployments");
        world.Write("one", OfPodSpec($$"""{"containers":[{{Named(live)}}]}"""));

        world.Apply("m1", OfPodSpec($$"""{"containers":[{{Named(applied)}}]}"""));

        Assert.True(expected == string.Join(",", Containers(world)), $"{sentence}: {string.Join(",", Containers(world))}");
    }

    private static string Named(string names) => string.Join(",", names.Split(',').Select(n => $$"""{"name":"{{n}}"}"""));

    private static IEnumerable<string> Containers(ApplyWorld world) =>
        world.Content["spec"]!["template"]!["spec"]!["containers"]!.AsArray().Select(c => (string)c!["name"]!);

    private static string ConfigMap(string data) => $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o"},"data":{{{data}}}}""";

    private static string Ports(string ports) => $$$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"s"},"spec":{"ports":[{{{ports}}}]}}""";

    private static string OfPodSpec(string spec) => $$$$"""{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"o","uid":"u"},"spec":{"template":{"spec":{{{{spec}}}}}}}""";
}
