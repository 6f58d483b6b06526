using System.Net;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.Tests.Store.KnownEtcdBugs;

/// <summary>Bugs that etcd had in reads and in its permissions, by their numbers there.</summary>
public sealed class ReadBugs
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData("embedded"), InlineData("etcd")]
    public async Task Etcd18667_what_a_transaction_reads_is_not_lost_to_compaction(string kind)
    {
        await using var open = await OpenStore.OfAsync(kind);
        var store = open.Store;
        var old = await store.PutAsync("/a", "1");
        var now = await store.PutAsync("/a", "2");
        _ = await store.PutAsync("/b", "1");
        await store.CompactAsync(await store.CurrentRevisionAsync(Stop), Stop);
        var refused = await store.TransactAsync(Transaction.PutIf("/a", old, new byte[1]), Stop);
        Assert.False(refused.Succeeded);
        Assert.Equal(now, refused.Current[0]!.ModRevision);
        Assert.True((await store.TransactAsync(Transaction.PutIf("/a", now, new byte[1]), Stop)).Succeeded);
    }

    [Fact]
    public async Task Etcd14571_a_permission_granted_or_taken_is_so_after_a_crash()
    {
        var folder = new CrashFolder();
        await using (var server = await ServerOn.StartAsync(await folder.OpenAsync()))
        {
            await server.PostAsync("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", Binding("keeps"));
            await server.PostAsync("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", Binding("loses"));
            Assert.Equal(HttpStatusCode.OK, await server.GetAsync("/api/v1/secrets", "loses"));
            await server.DeleteAsync("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/loses");
        }

        await using var again = await ServerOn.StartAsync(await folder.Crash(() => false).OpenAsync());
        Assert.Equal(HttpStatusCode.OK, await again.GetAsync("/api/v1/secrets", "keeps"));
        Assert.Equal(HttpStatusCode.Forbidden, await again.GetAsync("/api/v1/secrets", "loses"));
        Assert.Equal(HttpStatusCode.Forbidden, await again.GetAsync("/api/v1/secrets", "never"));
    }

    [Fact]
    public async Task Etcd20418_a_server_that_was_paused_does_not_answer_from_the_past()
    {
        // A paused server misses what others write: its watch is behind when it goes on. It has to notice before it answers.
        await using var shared = EmbeddedStore.InMemory();
        await using var active = await ServerOn.StartAsync(new SharedStore(shared));
        var stalled = new SharedStore(shared);
        await using var paused = await ServerOn.StartAsync(stalled);
        stalled.Stall();
        await active.PostAsync("/api/v1/namespaces/default/configmaps", """{"metadata":{"name":"news"}}""");
        var get = paused.GetAsync("/api/v1/namespaces/default/configmaps/news", "admin", "system:masters");
        var list = paused.TextAsync("/api/v1/namespaces/default/configmaps");
        Assert.False(get.IsCompleted || list.IsCompleted, "it answered without having heard");
        stalled.GoOn();
        Assert.Equal(HttpStatusCode.OK, await get);
        Assert.Contains("\"name\":\"news\"", await list, StringComparison.Ordinal);
    }

    private static string Binding(string user) => $$$"""
        {
          "metadata": {"name": "{{{user}}}"},
          "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"},
          "subjects": [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "{{{user}}}"}]
        }
        """;
}
