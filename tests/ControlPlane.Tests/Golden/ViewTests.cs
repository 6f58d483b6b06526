using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>One stored object under two names: whichever door it is written by, both show it.</summary>
public sealed class ViewTests
{
    private const string Core = "/api/v1/namespaces/default/events";
    private const string Newer = "/apis/events.k8s.io/v1/namespaces/default/events";
    private const string Scalers1 = "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers";
    private const string Scalers2 = "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers";
    private static readonly JsonObject Merge = new() { ["Content-Type"] = "application/merge-patch+json" };

    [Fact]
    public async Task An_event_is_written_by_one_group_and_read_changed_listed_watched_and_deleted_by_the_other()
    {
        await using var server = await GoldenServer.StartAsync(CancellationToken.None);
        var body = JsonNode.Parse("""
            {"metadata":{"name":"e"},"involvedObject":{"kind":"Pod","name":"p","namespace":"default"},"message":"hello","type":"Normal"}
            """);
        var made = await server.Client.SendAsync("POST", Core, body);
        Assert.Equal(201, made.Status);
        var listed = (await server.Client.SendAsync("GET", Newer + "?fieldSelector=regarding.name%3Dp")).Json!;
        Assert.Equal("hello", listed["items"]![0]!["note"]!.GetValue<string>());
        var label = JsonNode.Parse("""{"metadata":{"labels":{"a":"b"}}}""");
        var changed = await server.Client.SendAsync("PATCH", Newer + "/e", label, (JsonObject)Merge.DeepClone());
        Assert.Equal(200, changed.Status);
        var read = (await server.Client.SendAsync("GET", Core + "/e")).Json!;
        Assert.Equal("b", read["metadata"]!["labels"]!["a"]!.GetValue<string>());
        Assert.Equal(changed.Json!["metadata"]!["resourceVersion"]!.GetValue<string>(), read["metadata"]!["resourceVersion"]!.GetValue<string>());
        Assert.Equal(made.Json!["metadata"]!["uid"]!.GetValue<string>(), read["metadata"]!["uid"]!.GetValue<string>());
        Assert.Equal(200, (await server.Client.SendAsync("DELETE", Newer + "/e")).Status);
        Assert.Equal(404, (await server.Client.SendAsync("GET", Core + "/e")).Status);
    }

    [Fact]
    public async Task A_scaler_keeps_what_version_1_does_not_know_when_version_1_writes_it_back()
    {
        await using var server = await GoldenServer.StartAsync(CancellationToken.None);
        var body = JsonNode.Parse("""
            {"metadata":{"name":"h"},"spec":{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"d"},
            "metrics":[{"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue","averageValue":"100Mi"}}}],
            "behavior":{"scaleDown":{"stabilizationWindowSeconds":7}}}}
            """);
        Assert.Equal(201, (await server.Client.SendAsync("POST", Scalers2, body)).Status);
        var older = (await server.Client.SendAsync("GET", Scalers1 + "/h")).Json!;
        Assert.Null(older["spec"]!["metrics"]);
        Assert.Null(older["spec"]!["targetCPUUtilizationPercentage"]);
        older["spec"]!["maxReplicas"] = 5;
        Assert.Equal(200, (await server.Client.SendAsync("PUT", Scalers1 + "/h", older)).Status);
        var newer = (await server.Client.SendAsync("GET", Scalers2 + "/h")).Json!;
        Assert.Equal(5, newer["spec"]!["maxReplicas"]!.GetValue<int>());
        Assert.Equal("memory", newer["spec"]!["metrics"]![0]!["resource"]!["name"]!.GetValue<string>());
        Assert.Equal(7, newer["spec"]!["behavior"]!["scaleDown"]!["stabilizationWindowSeconds"]!.GetValue<int>());
        Assert.Null(newer["metadata"]!["annotations"]);
    }

    [Theory]
    [InlineData("POST", "/api/v1/namespaces/default/configmaps?dryRun=Some", "CreateOptions", "FieldValueNotSupported dryRun")]
    [InlineData("POST", "/api/v1/namespaces/default/configmaps?fieldValidation=Maybe", "CreateOptions", "FieldValueNotSupported fieldValidation")]
    [InlineData("PUT", "/api/v1/namespaces/default/configmaps/c?fieldManager=a%07", "UpdateOptions", "FieldValueInvalid fieldManager")]
    [InlineData("PATCH", "/api/v1/namespaces/default/configmaps/c?force=1&dryRun=x", "PatchOptions", "FieldValueForbidden force; FieldValueNotSupported dryRun")]
    public async Task A_write_is_refused_for_its_query(string method, string path, string kind, string causes)
    {
        await using var server = await GoldenServer.StartAsync(CancellationToken.None);
        var body = JsonNode.Parse("""{"metadata":{"name":"c"}}""");
        var answer = await server.Client.SendAsync(method, path, body, method == "PATCH" ? (JsonObject)Merge.DeepClone() : null);
        Assert.Equal(422, answer.Status);
        Assert.Equal(kind, answer.Json!["details"]!["kind"]!.GetValue<string>());
        Assert.Equal(causes, string.Join("; ", answer.Json["details"]!["causes"]!.AsArray().Select(c => $"{c!["reason"]} {c["field"]}")));
    }
}
