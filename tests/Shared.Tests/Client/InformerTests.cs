using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.TestKit;

namespace NetKube.Shared.Tests.Client;

public sealed class InformerTests
{
    private static string Map(string name, int version, string uid = "u") =>
        $$$"""{"metadata":{"name":"{{{name}}}","namespace":"ns","uid":"{{{uid}}}","resourceVersion":"{{{version}}}"}}""";

    private static string Page(int version, string next, params string[] items) =>
        $$"""{"metadata":{"resourceVersion":"{{version}}","continue":"{{next}}"},"items":[{{string.Join(',', items)}}]}""";

    private static string Frame(string type, string value) => $$"""{"type":"{{type}}","object":{{value}}}""" + "\n";

    /// <summary>Runs an informer over the script until it has said what is expected.</summary>
    private static async Task<(Informer<ConfigMap> Informer, ScriptedHandler Handler)> RunAsync(string[] expected, params Func<HttpRequestMessage, HttpResponseMessage>[] script)
    {
        var handler = new ScriptedHandler(script);
        var clock = new ManualClock();
        using var http = KubeClientSettings.Over(handler, new Uri("https://server"), "test");
        var informer = new Informer<ConfigMap>(new HttpKubeClient(http), new InformerSettings { PageSize = 2 }, clock, new Random(1), NullLogger.Instance);
        var said = new ConcurrentQueue<string>();
        using var arrived = new SemaphoreSlim(0);
        void Say(string what)
        {
            said.Enqueue(what);
            arrived.Release();
        }

        informer.AddHandler(new InformerHandler<ConfigMap>(a => Say("+" + a.Metadata.Name), (_, b) => Say("~" + b.Metadata.Name), c => Say("-" + c.Metadata.Name)));
        using var stop = new CancellationTokenSource();
        var running = informer.RunAsync(stop.Token);
        var limit = DateTime.UtcNow.AddSeconds(10);
        while (said.Count < expected.Length && DateTime.UtcNow < limit)
        {
            clock.Advance(TimeSpan.FromSeconds(1));   // what waits to try again
            await arrived.WaitAsync(TimeSpan.FromMilliseconds(20));
        }
        await stop.CancelAsync();
        await running;
        Assert.Equal(expected, said);
        return (informer, handler);
    }

    [Fact]
    public async Task It_lists_in_pages_then_watches_from_there()
    {
        var (informer, handler) = await RunAsync(["+a", "+b", "+c", "~a", "-b"],
            _ => ScriptedHandler.Json(Page(10, "token", Map("a", 1), Map("b", 2))),
            _ => ScriptedHandler.Json(Page(10, "", Map("c", 3))),
            _ => ScriptedHandler.Endless(Frame("MODIFIED", Map("a", 11)) + Frame("DELETED", Map("b", 12))));
        Assert.Equal("11", informer.Cache.Get("ns", "a")!.Metadata.ResourceVersion);
        Assert.Equal("ConfigMap", informer.Cache.Get("ns", "c")!.Kind);
        Assert.Equal(["a", "c"], informer.Cache.List("ns").Select(m => m.Metadata.Name).Order().ToArray());
        Assert.Equal("GET /api/v1/configmaps?limit=2", handler.Asked[0]);
        Assert.Equal("GET /api/v1/configmaps?limit=2&continue=token", handler.Asked[1]);
        Assert.Contains("watch=true", handler.Asked[2], StringComparison.Ordinal);
        Assert.Contains("resourceVersion=10", handler.Asked[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_watch_resumes_where_it_was()
    {
        var (_, handler) = await RunAsync(["+a", "+b", "+c"],
            _ => ScriptedHandler.Json(Page(10, "", Map("a", 1))),
            _ => ScriptedHandler.Json(Frame("ADDED", Map("b", 11)) + Frame("BOOKMARK", """{"metadata":{"resourceVersion":"15"}}""")),
            _ => ScriptedHandler.Endless(Frame("ADDED", Map("c", 16))));
        Assert.Contains("resourceVersion=15", handler.Asked[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_its_point_is_forgotten_it_lists_again_and_reports_the_difference(bool asFrame)
    {
        const string Gone = """{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Expired","message":"too old resource version","code":410}""";
        await RunAsync(["+a", "+b", "-a", "~b", "+c"],
            _ => ScriptedHandler.Json(Page(10, "", Map("a", 1), Map("b", 2))),
            _ => asFrame ? ScriptedHandler.Json(Frame("ERROR", Gone)) : ScriptedHandler.Json(Gone, 410),
            _ => ScriptedHandler.Json(Page(20, "", Map("b", 19), Map("c", 18))));
    }

    [Fact]
    public async Task An_object_replaced_under_its_name_is_deleted_and_added() =>
        await RunAsync(["+a", "-a", "+a"],
            _ => ScriptedHandler.Json(Page(10, "", Map("a", 1, "first"))),
            _ => ScriptedHandler.Endless(Frame("MODIFIED", Map("a", 12, "second"))));

    [Fact]
    public async Task Failures_of_the_server_are_waited_out() =>
        await RunAsync(["+a"],
            _ => throw new HttpRequestException("connection refused"),
            _ => ScriptedHandler.Json("not json", 500),
            _ => ScriptedHandler.Json(Page(10, "", Map("a", 1))));

    [Fact]
    public void An_index_follows_its_objects()
    {
        var cache = new IndexedCache<ConfigMap>();
        ConfigMap Of(string name, string team) => new() { Metadata = { Name = name, Namespace = "ns", Labels = new() { ["team"] = team } } };
        cache.Set(Of("a", "red"));
        cache.AddIndex("team", m => [m.Metadata.Labels!["team"]]);
        cache.Set(Of("b", "red"));
        Assert.Equal(2, cache.ByIndex("team", "red").Count);
        cache.Set(Of("a", "blue"));
        cache.Remove(new ObjectKey("ns", "b"));
        Assert.Empty(cache.ByIndex("team", "red"));
        Assert.Equal("a", Assert.Single(cache.ByIndex("team", "blue")).Metadata.Name);
    }
}
