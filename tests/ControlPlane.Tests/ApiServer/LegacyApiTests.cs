using System.Text.Json.Nodes;
using NetKube.ControlPlane.Hosting;

namespace NetKube.ControlPlane.Tests.ApiServer;

/// <summary>Manifests of old tutorials, with --legacy-apis and without.</summary>
public sealed class LegacyApiTests
{
    private const string Template = "\"template\":{\"metadata\":{\"labels\":{\"app\":\"web\"}},"
        + "\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"nginx:1.7.9\"}]}}";
    private static readonly ControlPlaneOptions WithLegacy = new() { LegacyApis = true };

    private static string Object(string apiVersion, string kind, string spec) =>
        $$$"""{"apiVersion":"{{{apiVersion}}}","kind":"{{{kind}}}","metadata":{"name":"old"},"spec":{{{spec}}}}""";

    public static TheoryData<string, string, string, string, string> Manifests => new()
    {
        { "extensions/v1beta1", "Deployment", "deployments", "apps/v1", "{\"replicas\":2," + Template + "}" },
        { "extensions/v1beta1", "ReplicaSet", "replicasets", "apps/v1", "{\"replicas\":3," + Template + "}" },
        { "extensions/v1beta1", "DaemonSet", "daemonsets", "apps/v1", "{\"templateGeneration\":1," + Template + "}" },
        { "apps/v1beta1", "StatefulSet", "statefulsets", "apps/v1", "{\"serviceName\":\"s\"," + Template + "}" },
        { "apps/v1beta2", "Deployment", "deployments", "apps/v1", "{\"selector\":{\"matchLabels\":{\"app\":\"web\"}}," + Template + "}" },
        { "extensions/v1beta1", "NetworkPolicy", "networkpolicies", "networking.k8s.io/v1", "{\"podSelector\":{}}" },
        { "extensions/v1beta1", "Ingress", "ingresses", "networking.k8s.io/v1", "{\"backend\":{\"serviceName\":\"web\",\"servicePort\":80}}" },
        { "networking.k8s.io/v1beta1", "Ingress", "ingresses", "networking.k8s.io/v1",
            "{\"rules\":[{\"http\":"
            + "{\"paths\":[{\"path\":\"/\",\"backend\":{\"serviceName\":\"web\",\"servicePort\":\"http\"}}]}}]}" },
        { "batch/v1beta1", "CronJob", "cronjobs", "batch/v1",
            "{\"schedule\":\"* * * * *\",\"jobTemplate\":"
            + "{\"spec\":{\"template\":{\"spec\":{\"restartPolicy\":\"Never\",\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]}}}}}" },
        { "policy/v1beta1", "PodDisruptionBudget", "poddisruptionbudgets", "policy/v1",
            "{\"minAvailable\":1,\"selector\":{\"matchLabels\":{\"app\":\"web\"}}}" },
    };

    [Fact]
    public async Task Old_manifests_become_modern_objects_with_a_warning_that_shows_how_to_write_them()
    {
        await using var server = await TestServer.StartAsync(WithLegacy);
        foreach (var row in Manifests)
        {
            var (old, kind, plural, modern, spec) = row.Data;
            var path = $"/apis/{old}/namespaces/default/{plural}";
            using var made = await server.SendAsync("admin", "POST", path + "?fieldValidation=Strict", Object(old, kind, spec));
            var body = await made.Content.ReadAsStringAsync();
            Assert.True((int)made.StatusCode == 201, $"{old} {kind}: {body}");
            Assert.Equal(old, JsonNode.Parse(body)!["apiVersion"]!.ToString());
            Assert.Contains($"Write apiVersion: {modern}, kind: {kind}", Assert.Single(made.Headers.GetValues("Warning")), StringComparison.Ordinal);
            var (code, stored) = await server.AskAsync("admin", "GET", $"/apis/{modern}/namespaces/default/{plural}/old");
            Assert.Equal((200, modern), (code, JsonNode.Parse(stored)!["apiVersion"]!.ToString()));
            Assert.Equal(old, JsonNode.Parse((await server.AskAsync("admin", "GET", path + "/old")).Body)!["apiVersion"]!.ToString());
            Assert.Equal(old, JsonNode.Parse((await server.AskAsync("admin", "GET", path)).Body)!["apiVersion"]!.ToString());
            Assert.Equal(200, (await server.AskAsync("admin", "DELETE", path + "/old")).Code);
        }
    }

    [Fact]
    public async Task What_the_old_form_left_out_is_filled_in_and_what_it_wrote_otherwise_is_rewritten()
    {
        await using var server = await TestServer.StartAsync(WithLegacy);
        using var deployment = await server.SendAsync("admin", "POST", "/apis/extensions/v1beta1/namespaces/default/deployments",
            Object("extensions/v1beta1", "Deployment", "{" + Template + "}"));
        var spec = JsonNode.Parse(await deployment.Content.ReadAsStringAsync())!["spec"]!;
        Assert.Equal("web", spec["selector"]!["matchLabels"]!["app"]!.ToString());
        Assert.Contains("spec.selector is required", deployment.Headers.GetValues("Warning").Single(), StringComparison.Ordinal);
        var ingress = JsonNode.Parse((await server.AskAsync("admin", "POST", "/apis/networking.k8s.io/v1beta1/namespaces/default/ingresses",
            Object("networking.k8s.io/v1beta1", "Ingress",
                "{\"rules\":[{\"http\":"
            + "{\"paths\":[{\"path\":\"/\",\"backend\":{\"serviceName\":\"web\",\"servicePort\":80}}]}}]}"))).Body)!;
        var path = ingress["spec"]!["rules"]![0]!["http"]!["paths"]![0]!;
        Assert.Equal(("ImplementationSpecific", "web", "80"),
            (path["pathType"]!.ToString(), path["backend"]!["service"]!["name"]!.ToString(), path["backend"]!["service"]!["port"]!["number"]!.ToString()));
    }

    [Fact]
    public async Task Patches_and_yaml_go_the_same_way()
    {
        await using var server = await TestServer.StartAsync(WithLegacy);
        const string Path = "/apis/extensions/v1beta1/namespaces/default/deployments";
        var yaml = "apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: old}\n"
            + "spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}}\n";
        Assert.Equal(201, (await server.AskAsync("admin", "POST", Path, yaml, "application/yaml")).Code);
        foreach (var type in new[] { "application/merge-patch+json", "application/strategic-merge-patch+json" })
        {
            var (code, body) = await server.AskAsync("admin", "PATCH", Path + "/old", """{"apiVersion":"extensions/v1beta1","spec":{"replicas":4}}""", type);
            Assert.True(code == 200, body);
            Assert.Equal("4", JsonNode.Parse(body)!["spec"]!["replicas"]!.ToString());
        }
        var (applied, text) = await server.AskAsync("admin", "PATCH", Path
            + "/other?fieldManager=x", yaml.Replace("name: old", "name: other", StringComparison.Ordinal), "application/apply-patch+yaml");
        Assert.True(applied == 201, text);
    }

    [Fact]
    public async Task Discovery_shows_them_only_when_they_are_served()
    {
        await using var with = await TestServer.StartAsync(WithLegacy);
        Assert.Contains("\"groupVersion\":\"extensions/v1beta1\"", (await with.AskAsync("admin", "GET", "/apis")).Body, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"ingresses\"", (await with.AskAsync("admin", "GET", "/apis/extensions/v1beta1")).Body, StringComparison.Ordinal);
        Assert.Contains("\"preferredVersion\":{\"groupVersion\":\"apps/v1\"", (await with.AskAsync("admin", "GET", "/apis/apps"))
            .Body, StringComparison.Ordinal);
        await using var without = await TestServer.StartAsync();
        Assert.DoesNotContain("extensions/v1beta1", (await without.AskAsync("admin", "GET", "/apis")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await without.AskAsync("admin", "GET", "/apis/extensions/v1beta1")).Code);
    }

    public static TheoryData<string, string> Misses => new()
    {
        { "/apis/extensions/v1beta1/namespaces/default/deployments", "use apiVersion apps/v1, or start the server with --legacy-apis" },
        { "/apis/app/1/namespaces/default/daemonsets", "did you mean apiVersion apps/v1?" },
        { "/api/v1/namespaces/default/deployments", "did you mean apiVersion apps/v1?" },
        { "/api/v1/namespaces/default/podss", "did you mean \"pods\"?" },
        { "/api/v1/namespaces/default/po", "did you mean \"pods\"?" },
    };

    [Fact]
    public async Task Without_them_the_404_says_what_was_meant()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var row in Misses)
        {
            var (path, says) = row.Data;
            var (code, body) = await server.AskAsync("admin", "GET", path);
            Assert.Equal(404, code);
            Assert.Contains(says, JsonNode.Parse(body)!["message"]!.ToString(), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("did you mean", (await server.AskAsync("admin", "GET", "/apis/example.com/v1/things")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selector_that_just_misses_is_noticed()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(201, (await server.AskAsync("admin", "POST", "/api/v1/nodes", """
            {"metadata":{"name":"n1","labels":{"kubernetes.io/hostname":"n1"}}}
            """)).Code);
        await server.AskAsync("admin", "POST", "/api/v1/namespaces/default/serviceaccounts", """{"metadata":{"name":"default"}}""");
        var pod = """{"metadata":{"name":"p","labels":{"app":"myapp","release":"stable","tier":"web-1"}},"spec":{"containers":[{"name":"c","image":"i"}]}}""";
        Assert.Equal(201, (await server.AskAsync("admin", "POST", "/api/v1/namespaces/default/pods", pod)).Code);
        Assert.Contains("did you mean release=stable?", await WarningAsync(server, "services", """
            {"ports":[{"port":80}],"selector":{"app":"myapp","release":"stabel"}}
            """), StringComparison.Ordinal);
        Assert.Equal("", await WarningAsync(server, "services", """{"ports":[{"port":80}],"selector":{"app":"myapp","release":"stable"}}"""));
        Assert.Equal("", await WarningAsync(server, "services", """{"ports":[{"port":80}],"selector":{"tier":"web-2"}}"""));
        const string Affinity = "\"affinity\":{\"nodeAffinity\":{"
            + "\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":["
            + "{\"matchExpressions\":[{\"key\":\"kubenetes.io/hostname\",\"operator\":\"NotIn\",\"values\":[\"a\"]}]}]}}}";
        Assert.Contains("kubernetes.io/hostname exists on 1 node ",
            await WarningAsync(server, "pods", "{" + Affinity + ",\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]}"), StringComparison.Ordinal);
    }

    private static async Task<string> WarningAsync(TestServer server, string plural, string spec)
    {
        using var made = await server.SendAsync("admin", "POST", $"/api/v1/namespaces/default/{plural}", $$$"""
            {"metadata":{"generateName":"x-"},"spec":{{{spec}}}}
            """);
        Assert.True((int)made.StatusCode == 201, await made.Content.ReadAsStringAsync());
        return made.Headers.TryGetValues("Warning", out var warnings) ? string.Join('\n', warnings) : "";
    }
}
