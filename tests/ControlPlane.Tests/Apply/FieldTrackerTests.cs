using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Tests.Apply;

/// <summary>What managedFields says after writes; the expected texts are those of a Kubernetes API server.</summary>
public sealed class FieldTrackerTests
{
    private const string ConfigMap = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u"},"data":{"a":"b"}}""";

    [Fact]
    public void A_creator_owns_all_that_it_set()
    {
        var world = new ApplyWorld();

        world.Write("golden", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","labels":{"x":"y"}},"data":{"a":"b","c":"d"}}""");

        Assert.Equal("""{"f:data":{".":{},"f:a":{},"f:c":{}},"f:metadata":{"f:labels":{".":{},"f:x":{}}}}""", world.FieldsOf("golden"));
        var entry = Assert.Single(world.Live!.Metadata.ManagedFields!);
        Assert.Equal(("Update", "v1", "FieldsV1", ""), (entry.Operation, entry.ApiVersion, entry.FieldsType, entry.Subresource));
        Assert.NotNull(entry.Time);
    }

    [Fact]
    public void A_field_goes_to_who_changes_it()
    {
        var world = new ApplyWorld();
        world.Write("one", ConfigMap);

        world.Write("two", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u"},"data":{"a":"c","d":"e"}}""");

        Assert.Equal("""{"f:data":{}}""", world.FieldsOf("one"));
        Assert.Equal("""{"f:data":{"f:a":{},"f:d":{}}}""", world.FieldsOf("two"));

        world.Write("one", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u"},"data":{"a":"z","d":"e"}}""");

        Assert.Equal("""{"f:data":{".":{},"f:a":{}}}""", world.FieldsOf("one"));
        Assert.Equal("""{"f:data":{"f:d":{}}}""", world.FieldsOf("two"));
    }

    [Fact]
    public void A_write_that_changes_nothing_leaves_no_trace()
    {
        var world = new ApplyWorld();
        world.Write("one", ConfigMap);
        var before = world.Live!.Metadata.ManagedFields;

        world.Write("two", ConfigMap);

        Assert.Equal(["one/Update"], world.Managers);
        Assert.Equal(before![0].Time, world.Live!.Metadata.ManagedFields![0].Time);
    }

    [Fact]
    public void A_removed_field_has_no_owner()
    {
        var world = new ApplyWorld();
        world.Write("one", ConfigMap);

        world.Write("two", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u"}}""");

        Assert.Empty(world.Managers);
    }

    [Theory, InlineData("[{}]"), InlineData("[]")]
    public void Whoever_empties_the_list_ends_the_tracking(string reset)
    {
        var world = new ApplyWorld();
        world.Write("one", ConfigMap);

        world.Write("two", $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u","managedFields":{{{reset}}}},"data":{"a":"c"}}""");
        Assert.Null(world.Live!.Metadata.ManagedFields);

        world.Write("two", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u"},"data":{"a":"d"}}""");
        Assert.Null(world.Live!.Metadata.ManagedFields);
    }

    [Theory]
    [InlineData("""[{"manager":"m","operation":"Bogus","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{}}]""")]
    [InlineData("""[{"manager":"m","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"f:a":1}}]""")]
    [InlineData("""[{"manager":"m","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV2","fieldsV1":{}}]""")]
    public void Entries_that_make_no_sense_are_passed_over(string sent)
    {
        var world = new ApplyWorld();
        world.Write("one", ConfigMap);

        world.Write("two", $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u","managedFields":{{{sent}}}},"data":{"a":"c"}}""");

        Assert.Equal(["one/Update", "two/Update"], world.Managers);
    }

    [Fact]
    public void Structs_that_are_always_there_are_owned_by_nobody()
    {
        var world = new ApplyWorld("apps/v1", "deployments");

        world.Write("golden", """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"o"},"spec":{"replicas":1,"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"x","resources":{}}],"securityContext":{}}},"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":"25%"}}},"status":{"replicas":7}}""");

        Assert.Equal(
            """{"f:spec":{"f:replicas":{},"f:selector":{},"f:strategy":{"f:rollingUpdate":{".":{},"f:maxUnavailable":{}},"f:type":{}},"f:template":{"f:metadata":{"f:labels":{".":{},"f:a":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"c\"}":{".":{},"f:image":{},"f:name":{},"f:resources":{}}},"f:securityContext":{}}}}}""",
            world.FieldsOf("golden"));
    }

    [Fact]
    public void A_subresource_is_a_manager_of_its_own()
    {
        var world = new ApplyWorld("apps/v1", "deployments");
        var body = """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"o","uid":"u"},"spec":{"replicas":1},"status":{STATUS}}""";
        world.Write("ctl", body.Replace("STATUS", "", StringComparison.Ordinal));

        world.Write("ctl", body.Replace("STATUS", "\"replicas\":3", StringComparison.Ordinal), "status");

        Assert.Equal(["ctl/Update", "ctl/Update/status"], world.Managers);
        Assert.Equal("""{"f:status":{"f:replicas":{}}}""", world.Live!.Metadata.ManagedFields![1].FieldsV1.ToString());
    }

    [Fact]
    public void Of_more_than_ten_updaters_the_oldest_share_an_entry()
    {
        var world = new ApplyWorld();
        for (var i = 0; i < 13; i++)
        {
            var data = string.Join(",", Enumerable.Range(0, i + 1).Select(n => $"\"k{n:00}\":\"v\""));
            world.Write($"m{i:00}", $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"o","uid":"u"},"data":{{{{data}}}}}""");
        }

        Assert.Equal(10, world.Managers.Count);
        Assert.Equal("ancient-changes/Update", world.Managers[0]);
        Assert.Equal("""{"f:data":{".":{},"f:k00":{},"f:k01":{},"f:k02":{},"f:k03":{}}}""", world.FieldsOf("ancient-changes"));
        Assert.Equal("m12/Update", world.Managers[^1]);
    }

    [Fact]
    public void A_list_whose_elements_stand_twice_can_still_be_written()
    {
        var world = new ApplyWorld("v1", "services");
        var twice = """{"apiVersion":"v1","kind":"Service","metadata":{"name":"s","uid":"u"},"spec":{"ports":[{"name":"a","port":80},{"name":"b","port":80}]}}""";
        world.Write("one", twice);
        Assert.Equal("""{"f:spec":{"f:ports":{".":{},"k:{\"port\":80,\"protocol\":\"TCP\"}":{}}}}""", world.FieldsOf("one"));

        world.Write("two", twice.Replace("\"b\"", "\"c\"", StringComparison.Ordinal));

        Assert.Equal("""{"f:spec":{"f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{}}}}""", world.FieldsOf("two"));
    }

    [Fact]
    public void The_writer_of_records_may_change_them()
    {
        var world = new ApplyWorld();
        world.Write("one", ConfigMap);
        var body = (NetKube.Shared.Api.Core.V1.ConfigMap)world.Parse(ConfigMap);
        body.Metadata.ManagedFields = [new ManagedFieldsEntry { Manager = "renamed", Operation = "Apply", ApiVersion = "v1", FieldsType = "FieldsV1", FieldsV1 = new("""{"f:data":{"f:a":{}}}""") }];

        world.Write("two", System.Text.Encoding.UTF8.GetString(NetKube.Shared.Serialization.JsonOutput.Encode(body)));

        Assert.Equal(["renamed/Apply"], world.Managers);
    }

    [Fact]
    public void Tracking_the_creation_of_a_small_object_costs_little()
    {
        var resource = NetKube.Shared.Api.ApiCatalog.BuiltIn.Find("v1", "configmaps")!;
        var tracker = new NetKube.ControlPlane.ApiServer.Apply.FieldTracker(TimeProvider.System);
        var context = new NetKube.ControlPlane.ApiServer.Verbs.WriteContext(NetKube.ControlPlane.Auth.RequestUser.Loopback, "bench", false);
        var value = new NetKube.Shared.Api.Core.V1.ConfigMap
        {
            Metadata = new ObjectMeta { Name = "o", Namespace = "n", Labels = new() { ["app"] = "bench" } },
            Data = Enumerable.Range(0, 8).ToDictionary(i => $"key-{i}", _ => new string('v', 60)),
        };
        void Rounds(int count)
        {
            for (var i = 0; i < count; i++)
            {
                value.Metadata.ManagedFields = null;
                tracker.Track(resource, value, null, context);
            }
        }
        Rounds(2000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Rounds(2000);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 2000;
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalMicroseconds / 2000:0.0} us, {bytes} bytes");

        Assert.True(bytes < 16 * 1024, $"{bytes} bytes allocated");
    }
}
