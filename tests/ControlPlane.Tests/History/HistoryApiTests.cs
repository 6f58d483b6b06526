using System.Net;
using System.Text.Json;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Tests.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Client.History;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.History;

/// <summary>/history/MOMENT/…: the API as it was.</summary>
public sealed class HistoryApiTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gets_and_lists_show_the_state_of_a_revision_of_a_time_and_of_an_age()
    {
        var clock = new ManualClock();
        await using var server = await ServerOn.StartAsync(EmbeddedStore.InMemory(clock), clock);
        clock.Advance(TimeSpan.FromMinutes(10));
        await server.PostAsync(Maps, """{"metadata":{"name":"a","labels":{"app":"x"}},"data":{"k":"old"}}""");
        var then = await server.Parts.State.Store.CurrentRevisionAsync(Stop);
        var at = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromMinutes(10));
        await server.PatchAsync(Maps + "/a", """{"data":{"k":"new"}}""");
        await server.PostAsync(Maps, """{"metadata":{"name":"b","labels":{"app":"x"}}}""");
        clock.Advance(TimeSpan.FromMinutes(10));
        await server.DeleteAsync(Maps + "/a");
        Assert.Equal(HttpStatusCode.NotFound, await server.GetAsync(Maps + "/a", "admin", "system:masters"));

        foreach (var moment in (string[])[$"{then}", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), "20m", "15m30s"])
        {
            var past = JsonDocument.Parse(await server.TextAsync($"/history/{moment}{Maps}/a")).RootElement;
            Assert.Equal(("old", $"{then}"), (past.GetProperty("data").GetProperty("k").GetString(),
                past.GetProperty("metadata").GetProperty("resourceVersion").GetString()));
            Assert.Equal(["a"], Names(await server.TextAsync($"/history/{moment}{Maps}?labelSelector=app%3Dx")));
        }

        Assert.Equal(["a", "b"], Names(await server.TextAsync($"/history/5m{Maps}?labelSelector=app%3Dx&limit=1"),
            await server.TextAsync($"/history/5m{Maps}?labelSelector=app%3Dx")));
    }

    [Fact]
    public async Task Pages_tables_watches_and_discovery_are_served_as_for_the_present()
    {
        await using var server = await ServerOn.StartAsync(EmbeddedStore.InMemory());
        for (var i = 0; i < 5; i++) await server.PostAsync(Maps, $$$"""{"metadata":{"name":"m{{{i}}}"}}""");
        var then = await server.Parts.State.Store.CurrentRevisionAsync(Stop);
        for (var i = 0; i < 5; i++) await server.DeleteAsync($"{Maps}/m{i}");
        var page = JsonDocument.Parse(await server.TextAsync($"/history/{then}{Maps}?limit=2")).RootElement;
        var next = page.GetProperty("metadata").GetProperty("continue").GetString();
        Assert.Equal(["m2", "m3"], Names(await server.TextAsync($"/history/{then}{Maps}?limit=2&continue={next}")));
        Assert.Contains("\"resources\"", await server.TextAsync($"/history/{then}/api/v1"), StringComparison.Ordinal);
        using var http = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/history/{then}{Maps}", UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/json;as=Table;v=v1;g=meta.k8s.io");
        using var table = await http.SendAsync(request, Stop);
        Assert.Contains("\"kind\":\"Table\"", await table.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal([$"{then}"], table.Headers.GetValues("Netkube-Revision"));
        using var watch = await http.GetAsync(new Uri($"/history/{then}{Maps}?watch=true&timeoutSeconds=1", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal(5, (await watch.Content.ReadAsStringAsync(Stop)).Split('\n').Count(line => line.Contains("\"ADDED\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_past_cannot_be_written_and_needs_the_rights_that_the_present_needs()
    {
        await using var server = await ServerOn.StartAsync(EmbeddedStore.InMemory());
        var now = await server.Parts.State.Store.CurrentRevisionAsync(Stop);
        using var http = server.Client();
        using var answer = await http.PostAsync(new Uri($"/history/{now}{Maps}", UriKind.Relative), new StringContent("{}"), Stop);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await server.GetAsync($"/history/{now}/api/v1/secrets", "nobody"));
        Assert.Equal(HttpStatusCode.Forbidden, await server.GetAsync("/history", "nobody"));
        Assert.Equal(HttpStatusCode.Forbidden, await server.GetAsync("/snapshot", "nobody"));
        Assert.Equal(HttpStatusCode.OK, await server.GetAsync($"/history/{now}/api/v1/secrets", "admin", "system:masters"));
    }

    [Theory]
    [InlineData("yesterday", HttpStatusCode.BadRequest, "no moment")]
    [InlineData("999999", HttpStatusCode.BadRequest, "does not exist yet")]
    [InlineData("2001-01-01T00:00:00Z", HttpStatusCode.Gone, "it begins at revision")]
    [InlineData("2", HttpStatusCode.Gone, "it begins at revision")]
    [InlineData("300d", HttpStatusCode.Gone, "it begins at revision")]
    public async Task A_moment_that_cannot_be_read_is_refused_with_what_can(string moment, HttpStatusCode code, string word)
    {
        await using var store = EmbeddedStore.InMemory();
        await using var server = await ServerOn.StartAsync(store);
        await store.CompactAsync(10, Stop);
        using var http = server.Client();
        using var answer = await http.GetAsync(new Uri($"/history/{moment}{Maps}", UriKind.Relative), Stop);
        Assert.Equal(code, answer.StatusCode);
        Assert.Contains(word, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blame_tells_when_a_field_changed_by_whom_and_with_which_client()
    {
        var clock = new ManualClock();
        await using var server = await ServerOn.StartAsync(EmbeddedStore.InMemory(clock), clock);
        await server.PostAsync(Maps + "?fieldManager=maker", """{"metadata":{"name":"a"},"data":{"k":"1","other":"1"}}""");
        clock.Advance(TimeSpan.FromMinutes(1));
        await server.PatchAsync(Maps + "/a?fieldManager=meddler", """{"data":{"other":"2"}}""");
        clock.Advance(TimeSpan.FromMinutes(1));
        await server.PatchAsync(Maps + "/a?fieldManager=scaler", """{"data":{"k":"2"}}""");
        await server.DeleteAsync(Maps + "/a");
        using var http = server.Client();
        var states = await new HistoryClient(http).ChangesAsync(ApiCatalog.BuiltIn.Find("v1", "configmaps")!, "default", "a", Stop);
        Assert.Equal(4, states.Count);
        var writes = FieldBlame.Of(states, FieldPath.TryParse("data.k")!);
        Assert.Equal([(null, ""), ("\"2\"", "scaler"), ("\"1\"", "maker")], writes.Select(write => (write.Value, write.Client)));
        Assert.All(writes, write => Assert.Equal("admin", write.User));
        Assert.Equal(TimeSpan.FromMinutes(2), DateTimeOffset.Parse(writes[1].Time, null) - DateTimeOffset.Parse(writes[2].Time, null));
    }

    [Fact]
    public async Task A_snapshot_of_a_running_server_and_of_its_past_is_whole()
    {
        await using var server = await ServerOn.StartAsync(EmbeddedStore.InMemory());
        await server.PostAsync(Maps, """{"metadata":{"name":"a"}}""");
        var then = await server.Parts.State.Store.CurrentRevisionAsync(Stop);
        var wanted = (await StoreContent.ReadAsync(server.Parts.State.Store, Stop)).Summary;
        await server.DeleteAsync(Maps + "/a");
        using var http = server.Client();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri($"/history/{then}/snapshot", UriKind.Relative), Stop), Stop);
            Assert.Equal(wanted, await StoreSnapshot.VerifyAsync(file, Stop));
            await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri("/snapshot", UriKind.Relative), Stop), Stop);
            Assert.Equal(wanted.Keys - 1, (await StoreSnapshot.VerifyAsync(file, Stop)).Keys);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Names(params string[] lists) => lists
        .SelectMany(list => JsonDocument.Parse(list).RootElement.GetProperty("items").EnumerateArray())
        .Select(item => item.GetProperty("metadata").GetProperty("name").GetString()!).Distinct();
}
