using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NetKube.ControlPlane.Tests.ApiServer;

namespace NetKube.ControlPlane.Tests.Security;

/// <summary>Weaknesses that API servers have had, each by its number: this one does not have them.</summary>
public sealed class WeaknessTests : IAsyncLifetime
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Pods = "/api/v1/namespaces/default/pods";
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<string> RefusedAsync(int code, string method, string path, string? body = null, string type = "application/json", string token = "admin")
    {
        var began = Stopwatch.GetTimestamp();
        var (answered, text) = await _server.AskAsync(token, method, path, body, type);
        Assert.True(answered == code, $"{method} {path}: {answered} {text[..Math.Min(text.Length, 400)]}");
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5), $"{method} {path} took {Stopwatch.GetElapsedTime(began)}");
        return text;
    }

    private async Task MadeAsync(string path, string body)
    {
        var (code, text) = await _server.AskAsync("admin", "POST", path, body);
        Assert.True(code == 201, text);
    }

    [Fact]
    public async Task CVE_2019_11253_a_yaml_document_that_unfolds_without_end_is_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 10; i++) bomb.Append($"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        Assert.Contains("excessive aliasing", await RefusedAsync(400, "POST", ConfigMaps, bomb.ToString(), "application/yaml"), StringComparison.Ordinal);
        Assert.Contains("excessive aliasing", await RefusedAsync(400, "POST", ConfigMaps, bomb.ToString()), StringComparison.Ordinal);
        await RefusedAsync(400, "PATCH", ConfigMaps + "/a?fieldManager=x", bomb.ToString(), "application/apply-patch+yaml");
    }

    [Theory, InlineData("["), InlineData("{\"a\":")]
    public async Task CVE_2019_11253_json_that_nests_without_end_is_refused(string one)
    {
        var deep = string.Concat(Enumerable.Repeat(one, 200_000));
        await RefusedAsync(400, "POST", ConfigMaps, deep);
        await MadeAsync(ConfigMaps, """{"metadata":{"name":"deep"}}""");
        foreach (var type in new[] { "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json" })
        {
            await RefusedAsync(400, "PATCH", ConfigMaps + "/deep", deep, type);
        }
    }

    [Fact]
    public async Task CVE_2019_1002100_a_json_patch_has_a_bounded_number_of_operations_and_copies()
    {
        await MadeAsync(ConfigMaps, """{"metadata":{"name":"patched"},"data":{"a":"b"}}""");
        var many = "[" + string.Join(',', Enumerable.Repeat("""{"op":"add","path":"/data/a","value":"c"}""", 10_001)) + "]";
        await RefusedAsync(413, "PATCH", ConfigMaps + "/patched", many, "application/json-patch+json");
        var doubling = string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""{"op":"copy","from":"/metadata/labels","path":"/metadata/labels/l{{i}}"}"""));
        await RefusedAsync(422, "PATCH", ConfigMaps + "/patched", $$$"""
            [{"op":"add","path":"/metadata/labels","value":{"a":"b"}},{{{doubling}}}]
            """, "application/json-patch+json");
    }

    [Theory]
    [InlineData("IPv4", "127.0.0.1"), InlineData("IPv4", "127.8.8.8"), InlineData("IPv4", "169.254.169.254"), InlineData("IPv4", "0.0.0.0"),
        InlineData("IPv4", "224.0.0.1")]
    [InlineData("IPv6", "::1"), InlineData("IPv6", "fe80::1"), InlineData("IPv6", "::"), InlineData("IPv6", "ff02::1")]
    public async Task CVE_2021_25737_endpoints_cannot_lead_to_the_node_itself_or_its_link(string family, string address)
    {
        await RefusedAsync(422, "POST", "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", $$$"""
            {"metadata":{"name":"hijack"},"addressType":"{{{family}}}","endpoints":[{"addresses":["{{{address}}}"]}],
            "ports":[{"port":80}]}
            """);
        await RefusedAsync(422, "POST", "/api/v1/namespaces/default/endpoints", $$$"""
            {"metadata":{"name":"hijack"},"subsets":[{"addresses":[{"ip":"{{{address}}}"}],"ports":[{"port":80}]}]}
            """);
    }

    [Theory, InlineData("127.0.0.1"), InlineData("169.254.169.254"), InlineData("0.0.0.0")]
    public async Task CVE_2020_8554_a_service_cannot_take_the_nodes_own_addresses(string address) =>
        await RefusedAsync(422, "POST", "/api/v1/namespaces/default/services", $$$"""
            {"metadata":{"name":"hijack"},"spec":{"ports":[{"port":80}],"externalIPs":["{{{address}}}"]}}
            """);

    [Theory, InlineData(".."), InlineData("."), InlineData("..%2f..%2fsecrets"), InlineData("a%2fb"), InlineData("%2e%2e"), InlineData("a%25b")]
    public async Task CVE_2022_3162_a_name_cannot_lead_elsewhere(string name)
    {
        // A client library tidies such paths before it sends them: what arrives is said here as it would arrive.
        foreach (var method in new[] { "get", "delete" })
        {
            var http = new Microsoft.AspNetCore.Http.DefaultHttpContext
            {
                RequestServices = new Microsoft.Extensions.DependencyInjection.ServiceCollection().BuildServiceProvider(),
            };
            http.Request.Method = method.ToUpperInvariant();
            http.Request.Path = new Microsoft.AspNetCore.Http.PathString(Pods + "/" + name);
            http.Request.Headers.Authorization = "Bearer admin";
            using var body = new MemoryStream();
            http.Response.Body = body;
            await _server.Parts.Pipeline.HandleAsync(http);
            Assert.True(http.Response.StatusCode == 400, $"{method} {name}: {http.Response.StatusCode} {Encoding.UTF8.GetString(body.ToArray())}");
        }
    }

    [Fact]
    public async Task CVE_2019_11247_what_belongs_to_the_cluster_is_not_reached_through_a_namespace()
    {
        await RefusedAsync(404, "GET", "/api/v1/namespaces/default/nodes");
        await RefusedAsync(404, "GET", "/apis/rbac.authorization.k8s.io/v1/namespaces/default/clusterroles/cluster-admin");
        await RefusedAsync(404, "DELETE", "/apis/apiextensions.k8s.io/v1/namespaces/default/customresourcedefinitions/x");
    }

    [Fact]
    public async Task CVE_2023_2728_no_container_of_any_sort_takes_a_secret_past_its_account()
    {
        await MadeAsync("/api/v1/namespaces/default/secrets", """{"metadata":{"name":"theirs"}}""");
        await MadeAsync("/api/v1/namespaces/default/serviceaccounts", """
            {"metadata":{"name":"strict","annotations":{"kubernetes.io/enforce-mountable-secrets":"true"}}}
            """);
        const string Takes = "\"envFrom\":[{\"secretRef\":{\"name\":\"theirs\"}}]";
        await RefusedAsync(403, "POST", Pods, $$$"""
            {"metadata":{"name":"a"},"spec":{"serviceAccountName":"strict","containers":[{"name":"c","image":"i",
            {{{Takes}}}}]}}
            """);
        await RefusedAsync(403, "POST", Pods, $$$"""
            {"metadata":{"name":"b"},"spec":{"serviceAccountName":"strict","initContainers":[{"name":"d",
            "image":"i",{{{Takes}}}}],"containers":[{"name":"c","image":"i"}]}}
            """);
        await MadeAsync(Pods, """{"metadata":{"name":"c"},"spec":{"serviceAccountName":"strict","containers":[{"name":"c","image":"i"}]}}""");
        await RefusedAsync(403, "PATCH", Pods + "/c/ephemeralcontainers", $$$"""
            {"spec":{"ephemeralContainers":[{"name":"e","image":"i",{{{Takes}}}}]}}
            """, "application/strategic-merge-patch+json");
    }

    [Fact]
    public async Task CVE_2025_5187_a_node_cannot_hand_itself_to_an_owner_that_would_take_it_away()
    {
        await MadeAsync("/api/v1/nodes", """{"metadata":{"name":"n1"}}""");
        await RefusedAsync(403, "PATCH", "/api/v1/nodes/n1", """
            {"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"x","uid":"y"}]}}
            """, "application/merge-patch+json", token: "node");
        await RefusedAsync(403, "PATCH", "/api/v1/nodes/n1", """
            {"metadata":{"labels":{"node-restriction.kubernetes.io/zone":"secure"}}}
            """, "application/merge-patch+json", token: "node");
    }

    [Fact]
    public async Task A_node_reads_only_the_secrets_of_its_own_pods()
    {
        await MadeAsync("/api/v1/nodes", """{"metadata":{"name":"n1"}}""");
        await MadeAsync("/api/v1/namespaces/default/secrets", """{"metadata":{"name":"mine"}}""");
        await MadeAsync("/api/v1/namespaces/default/secrets", """{"metadata":{"name":"theirs"}}""");
        await MadeAsync("/api/v1/namespaces/default/serviceaccounts", """{"metadata":{"name":"default"}}""");
        await MadeAsync(Pods, """
            {"metadata":{"name":"p"},"spec":{"nodeName":"n1","automountServiceAccountToken":false,"containers":[{"name":"c",
            "image":"i","envFrom":[{"secretRef":{"name":"mine"}}]}]}}
            """);
        await RefusedAsync(200, "GET", "/api/v1/namespaces/default/secrets/mine", token: "node");
        await RefusedAsync(403, "GET", "/api/v1/namespaces/default/secrets/theirs", token: "node");
        await RefusedAsync(403, "GET", "/api/v1/namespaces/default/secrets", token: "node");
        await MadeAsync("/api/v1/nodes", """{"metadata":{"name":"n2"}}""");
        await RefusedAsync(403, "PATCH", "/api/v1/nodes/n2/status", "{}", "application/merge-patch+json", token: "node");
    }

    [Fact]
    public async Task CVE_2021_25735_the_old_object_is_the_servers_and_never_the_clients()
    {
        await MadeAsync("/api/v1/nodes", """{"metadata":{"name":"n1","uid":"mine","creationTimestamp":"2000-01-01T00:00:00Z"}}""");
        var (_, stored) = await _server.AskAsync("admin", "GET", "/api/v1/nodes/n1");
        Assert.DoesNotContain("\"uid\":\"mine\"", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("2000-01-01", stored, StringComparison.Ordinal);
        await RefusedAsync(409, "PUT", "/api/v1/nodes/n1", """{"metadata":{"name":"n1","uid":"other"}}""");
    }

    [Fact]
    public async Task Names_with_line_ends_share_no_rights()
    {
        // Grants are kept by user; the key of one must never be that of another.
        await MadeAsync("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", """
            {"metadata":{"name":"g"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},
             "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"g"}]}
            """);
        var request = new NetKube.ControlPlane.Auth.AccessRequest(Auth.Users.Named("a", "g"), "get") { IsResource = true, Version = "v1",
            Resource = "secrets" };
        Assert.Equal(NetKube.ControlPlane.Auth.AccessDecision.Allow, _server.Parts.Auth.Rbac.Authorize(request).Decision);
        Assert.Equal(NetKube.ControlPlane.Auth.AccessDecision.NoOpinion,
            _server.Parts.Auth.Rbac.Authorize(request with { User = Auth.Users.Named("a\ng") }).Decision);
    }
}
