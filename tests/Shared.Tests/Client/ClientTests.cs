using Microsoft.Extensions.Logging.Abstractions;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.TestKit;

namespace NetKube.Shared.Tests.Client;

public sealed class ClientTests
{
    private static (HttpKubeClient Client, ScriptedHandler Handler) Over(params Func<HttpRequestMessage, HttpResponseMessage>[] script)
    {
        var handler = new ScriptedHandler(script);
        return (new HttpKubeClient(KubeClientSettings.Over(handler, new Uri("https://server"), "test")), handler);
    }

    [Fact]
    public async Task A_refusal_carries_the_servers_status()
    {
        var (client, _) = Over(_ => ScriptedHandler.Json("""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods \"p\" not found","reason":"NotFound","code":404}""", 404));
        var refused = await Assert.ThrowsAsync<ApiException>(() => client.GetAsync<Pod>("ns", "p"));
        Assert.True(refused.IsNotFound);
        Assert.Equal("pods \"p\" not found", refused.Message);
    }

    [Fact]
    public async Task An_answer_that_is_no_status_is_shown_as_it_came()
    {
        var (client, _) = Over(_ => new HttpResponseMessage(System.Net.HttpStatusCode.BadGateway) { Content = new StringContent("proxy says no") });
        var refused = await Assert.ThrowsAsync<ApiException>(() => client.GetAsync<Pod>("ns", "p"));
        Assert.Equal((502, "proxy says no"), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Requests_go_where_the_api_has_them()
    {
        var (client, handler) = Over([.. Enumerable.Repeat<Func<HttpRequestMessage, HttpResponseMessage>>(_ => ScriptedHandler.Json("{}"), 8)]);
        await client.GetAsync<Node>(null, "n1");
        await client.UpdateStatusAsync(new Pod { Metadata = { Name = "p", Namespace = "ns" } });
        await client.PatchAsync<Lease>("ns", "l", new PatchBody(PatchKind.Apply, "{}") { FieldManager = "me", Force = true });
        await client.DeleteCollectionAsync<Pod>(new ListRequest { Namespace = "ns", LabelSelector = "a in (b,c)" });
        await client.CreateSubresourceAsync<Pod, Api.Meta.V1.Status>("ns", "p", "binding", new Binding());
        Assert.Equal(
        [
            "GET /api/v1/nodes/n1",
            "PUT /api/v1/namespaces/ns/pods/p/status",
            "PATCH /apis/coordination.k8s.io/v1/namespaces/ns/leases/l?fieldManager=me&force=true",
            "DELETE /api/v1/namespaces/ns/pods?labelSelector=a%20in%20%28b%2Cc%29",
            "POST /api/v1/namespaces/ns/pods/p/binding",
        ], handler.Asked.ToArray());
    }

    [Fact]
    public void A_kubeconfig_names_server_authority_and_user()
    {
        var settings = Kubeconfig.Read("""
            current-context: c
            contexts: [{name: c, context: {cluster: k, user: u}}]
            clusters: [{name: k, cluster: {server: "https://10.0.0.1:6443", tls-server-name: kubernetes}}]
            users: [{name: u, user: {token: secret}}]
            """, "/").Resolve();
        Assert.Equal(("https://10.0.0.1:6443/", "kubernetes", "secret"), (settings.Server.ToString(), settings.TlsServerName, settings.Token));
        var missing = Assert.Throws<FormatException>(() => Kubeconfig.Read("current-context: c\ncontexts: []", "/").Resolve());
        Assert.Contains("\"c\"", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_takes_a_silent_leaders_lease_and_not_before()
    {
        var clock = new ManualClock();
        var held = """{"metadata":{"name":"l","namespace":"kube-system","resourceVersion":"1"},"spec":{"holderIdentity":"other","leaseDurationSeconds":15,"renewTime":"2026-01-01T00:00:00.000000Z"}}""";
        var taken = new TaskCompletionSource<string>();
        Func<HttpRequestMessage, HttpResponseMessage> answer = request =>
        {
            if (request.Method == HttpMethod.Get) return ScriptedHandler.Json(held);
            var body = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
            taken.TrySetResult(body);
            return ScriptedHandler.Json(body);
        };
        var (client, handler) = Over([.. Enumerable.Repeat(answer, 100)]);
        var elector = new LeaderElector(client, new LeaderElectionSettings { LeaseName = "l", Identity = "me" }, clock, NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var running = elector.RunAsync(inner => Task.Delay(Timeout.Infinite, inner), stop.Token);
        for (var i = 0; i < 7; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(10);
        }
        Assert.False(taken.Task.IsCompleted);
        for (var i = 0; i < 10 && !taken.Task.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(10);
        }
        Assert.Contains("\"holderIdentity\":\"me\"", await taken.Task.WaitAsync(TimeSpan.FromSeconds(5)), StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
