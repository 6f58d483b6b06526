using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.Tests.ApiServer;

/// <summary>What a write asks for beside its object: options, preconditions, owners; and methods that are not served.</summary>
public sealed class WriteRequestTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Controllers = "/api/v1/namespaces/default/replicationcontrollers";
    private const string Reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private const string Replicas = Controllers + "/r";
    private TestServer _server = null!;

    public static TheoryData<string, string, string, string> Refusals => new()
    {
        { "DELETE", Maps + "/a?dryRun=Some", "", "422 Invalid dryRun" },
        { "DELETE", Maps + "/a?gracePeriodSeconds=soon", "", "400 BadRequest" },
        { "DELETE", Maps + "/a?propagationPolicy=Maybe", "", "422 Invalid propagationPolicy" },
        { "DELETE", Maps + "/a", """{"dryRun":["Some"]}""", "422 Invalid dryRun" },
        { "DELETE", Maps + "/a", """{"kind":"Pod","apiVersion":"v1"}""", "400 BadRequest" },
        { "DELETE", Maps + "?timeoutSeconds=soon", "", "400 BadRequest" },
        { "POST", Maps + "?dryRun=", """{"metadata":{"name":"b"}}""", "422 Invalid dryRun" },
        { "PUT", Maps + "/gone", """{"metadata":{"name":"gone","uid":"1"}}""", "409 Conflict" },
        { "PUT", Maps + "/gone", """{"metadata":{"name":"gone"}}""", "404 NotFound" },
        { "PUT", "/apis/coordination.k8s.io/v1/namespaces/default/leases/gone", """{"metadata":{"name":"gone","uid":"1"}}""", "409 Conflict" },
        { "PATCH", Maps + "/a?fieldValidation=Strict", """{"foo":1}""", "422 Invalid patch" },
        { "PATCH", Replicas + "/scale", """{"spec":{"replicas":"many"}}""", "422 Invalid patch" },
        { "PATCH", Replicas + "/scale?fieldValidation=Strict", """{"spec":{"foo":1}}""", "422 Invalid patch" },
        { "GET", "/api/v1/namespaces/default/pods/p/log?sinceTime=noon", "", "400 BadRequest" },
        { "GET", "/api/v1/namespaces/default/pods/p/log?tailLines=-1", "", "422 Invalid tailLines" },
        { "POST", Reviews, """{"metadata":{"name":"x"},"spec":{"resourceAttributes":{"verb":"get"}}}""", "422 Invalid metadata" },
        {
            "POST", Reviews, """{"spec":{"resourceAttributes":{"verb":"list","fieldSelector":{}}}}""",
            "422 Invalid spec.resourceAttributes.fieldSelector.requirements"
        },
        {
            "POST", Reviews, """{"spec":{"resourceAttributes":{"verb":"list","fieldSelector":{"requirements":[{"key":"a","operator":"In"}]}}}}""",
            "422 Invalid spec.resourceAttributes.fieldSelector.requirements[0].values"
        },
        { "POST", Maps, """{"metadata":{"name":"b","finalizers":["short"]}}""", "422 Invalid metadata.finalizers[0]" },
        { "PATCH", Maps + "/a", """{"metadata":{"finalizers":["short"]}}""", "422 Invalid metadata.finalizers[0] metadata.finalizers[0]" },
        { "PATCH", Maps + "/a", """{"kind":"Secret"}""", "422 Invalid patch" },
        { "PATCH", Replicas, """{"spec":{"replicas":2.0}}""", "422 Invalid patch" },
        { "POST", Controllers, """{"metadata":{"name":"s"},"spec":{"replicas":2.0}}""", "400 BadRequest" },
        {
            "POST", "/apis/authorization.k8s.io/v1/namespaces/default/localsubjectaccessreviews",
            """{"metadata":{"namespace":"other"},"spec":{"user":"u","resourceAttributes":{"namespace":"default","verb":"get"}}}""", "400 BadRequest"
        },
        { "POST", Reviews + "/x", "{}", "404 NotFound" },
        { "POST", Reviews + "?fieldValidation=Strict", """{"spec":{"foo":1,"resourceAttributes":{"verb":"get"}}}""", "400 BadRequest" },
        { "POST", "/version", "", "405 MethodNotAllowed" },
        { "PATCH", "/api/v1", "", "405 MethodNotAllowed" },
        { "PUT", "/apis/apps/v1", "", "405 MethodNotAllowed" },
        { "GET", "/apis/authorization.k8s.io/v1/subjectaccessreviews", "", "405 MethodNotAllowed" },
        { "PUT", "/api/v1/namespaces/default/pods/p/eviction", "{}", "405 MethodNotAllowed" },
    };

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        await _server.AskAsync("admin", "POST", Maps, """{"metadata":{"name":"a"}}""");
        await _server.AskAsync("admin", "POST", Controllers, """
            {"metadata":{"name":"r"},
             "spec":{"replicas":3,"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"x"}]}}}}
            """);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_request_is_refused(string method, string path, string body, string expected)
    {
        var type = method == "PATCH" ? "application/merge-patch+json" : "application/json";
        var (code, text) = await _server.AskAsync("admin", method, path, body.Length == 0 ? null : body, type);
        var status = JsonNode.Parse(text)!;
        var causes = (status["details"]?["causes"]?.AsArray() ?? []).Select(c => " " + c!["field"]);
        Assert.Equal(expected, $"{code} {status["reason"]}{string.Concat(causes)}");
        Assert.Equal(200, (await _server.AskAsync("admin", "GET", Maps + "/a")).Code);
    }

    [Theory]
    [InlineData("POST", "", "application/json")]
    [InlineData("PUT", "/a", "application/json")]
    [InlineData("PATCH", "/a", "application/merge-patch+json")]
    public async Task An_owner_that_is_named_twice_is_one_and_the_writer_hears_of_it(string method, string name, string type)
    {
        const string Owner = """{"apiVersion":"v1","kind":"Pod","name":"p","uid":"u"}""";
        var body = $$$"""{"metadata":{"name":"{{{(name.Length == 0 ? "b" : "a")}}}","ownerReferences":[{{{Owner}}},{{{Owner}}}]}}""";
        using var response = await _server.SendAsync("admin", method, Maps + name, body, type);
        Assert.Contains(response.Headers.GetValues("Warning"), w => w.Contains("ownerReferences contains duplicate entries", StringComparison.Ordinal));
        var stored = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Single(stored["metadata"]!["ownerReferences"]!.AsArray());
    }

    [Theory]
    [InlineData("PUT", "application/json", """{"metadata":{"name":"s"},"spec":{"selector":{"app":"stabel"},"ports":[{"port":1}]}}""")]
    [InlineData("PATCH", "application/merge-patch+json", """{"spec":{"selector":{"app":"stabel"}}}""")]
    public async Task A_changed_selector_that_just_misses_is_said(string method, string type, string body)
    {
        const string Services = "/api/v1/namespaces/default/services";
        await _server.AskAsync("admin", "POST", "/api/v1/namespaces/default/serviceaccounts", """{"metadata":{"name":"default"}}""");
        await _server.AskAsync("admin", "POST", "/api/v1/namespaces/default/pods",
            """{"metadata":{"name":"p","labels":{"app":"stable"}},"spec":{"containers":[{"name":"a","image":"x"}]}}""");
        await _server.AskAsync("admin", "POST", Services, """{"metadata":{"name":"s"},"spec":{"selector":{"app":"stable"},"ports":[{"port":1}]}}""");
        using var response = await _server.SendAsync("admin", method, Services + "/s", body, type);
        Assert.Contains(response.Headers.GetValues("Warning"), w => w.Contains("did you mean app=stable", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_nobody_knows_is_an_error_of_the_review()
    {
        var (code, text) = await _server.AskAsync("admin", "POST", "/apis/authentication.k8s.io/v1/tokenreviews", """{"spec":{"token":"nobody's"}}""");
        Assert.Equal((201, "invalid bearer token"), (code, JsonNode.Parse(text)!["status"]!["error"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_scale_is_shown_as_a_row()
    {
        using var request = TestServer.Request("admin", "GET", Replicas + "/scale");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;as=Table;g=meta.k8s.io;v=v1");
        using var response = await _server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var table = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["Name", "Desired", "Available", "Age"], table["columnDefinitions"]!.AsArray().Select(c => c!["name"]!.GetValue<string>()));
        Assert.StartsWith("[\"r\",3,0,\"", table["rows"]![0]!["cells"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flow_schemas_are_shown_in_the_order_in_which_they_are_asked()
    {
        using var request = TestServer.Request("admin", "GET", "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;as=Table;g=meta.k8s.io;v=v1");
        using var response = await _server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var rows = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["rows"]!.AsArray();
        var precedences = rows.Select(r => r!["cells"]![2]!.GetValue<int>()).ToList();
        Assert.True(precedences.Count > 5);
        Assert.Equal(precedences.Order(), precedences);
    }

    [Fact]
    public async Task Figures_of_the_store_and_of_watches_have_kube_apiservers_names()
    {
        using (var watch = await _server.SendAsync("admin", "GET", Maps + "?watch=1&timeoutSeconds=1")) Assert.Equal(200, (int)watch.StatusCode);
        var (_, text) = await _server.AskAsync("admin", "GET", "/metrics");
        Assert.Contains("etcd_request_duration_seconds_count{group=\"\",operation=\"create\",resource=\"configmaps\"}", text, StringComparison.Ordinal);
        Assert.Contains("etcd_requests_total{group=\"\",operation=\"create\",resource=\"configmaps\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_watch_events_total{group=\"\",resource=\"configmaps\",version=\"v1\"}", text, StringComparison.Ordinal);
        Assert.Contains("apiserver_request_sli_duration_seconds_bucket", text, StringComparison.Ordinal);
    }
}
