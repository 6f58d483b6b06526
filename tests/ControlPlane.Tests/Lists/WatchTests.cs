using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NetKube.ControlPlane.Tests.Golden;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.Lists;

/// <summary>Watches: where they may begin, what they show, and that one never harms another.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/w/configmaps";
    private GoldenServer? _server;
    private HttpClient _client = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await GoldenServer.StartAsync(Stop, timeGoesOn: false);
        _client = _server.NewClient();
        await SendAsync("POST", "/api/v1/namespaces", """{"metadata":{"name":"w"}}""");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_the_cache_has_forgotten_comes_from_history()
    {
        var start = await CreateAsync("big", "0");
        const int Writes = 60; // of a megabyte each: more than a resource's cache may weigh
        for (var i = 1; i <= Writes; i++)
            await SendAsync("PUT", Maps + "/big", $$$"""{"metadata":{"name":"big"},"data":{"n":"{{{i}}}","a":"{{{new string('x', 900_000)}}}"}}""");
        using var reader = await OpenAsync($"resourceVersion={start}");
        for (var i = 1; i <= Writes; i++) Assert.Equal(("MODIFIED", $"{i}"), Shown(await EventAsync(reader)));
        await CreateAsync("next", "1");
        Assert.Equal(("ADDED", "1"), Shown(await EventAsync(reader)));
    }

    [Fact]
    public async Task What_is_compacted_is_expired()
    {
        var start = await CreateAsync("a", "0");
        const int Writes = 60;
        for (var i = 1; i <= Writes; i++)
            await SendAsync("PUT", Maps + "/a", $$$"""{"metadata":{"name":"a"},"data":{"n":"{{{i}}}","a":"{{{new string('x', 900_000)}}}"}}""");
        await _server!.Store.CompactAsync(await _server.Store.CurrentRevisionAsync(Stop) - 1, Stop);
        using var reader = await OpenAsync($"resourceVersion={start}");
        var error = JsonNode.Parse((await reader.ReadLineAsync(Stop))!)!;
        Assert.Equal(("ERROR", 410, "Expired"), (error["type"]!.GetValue<string>(),
            error["object"]!["code"]!.GetValue<int>(), error["object"]!["reason"]!.GetValue<string>()));
    }

    [Fact]
    public async Task An_object_that_comes_into_the_selection_is_added_and_one_that_leaves_is_deleted()
    {
        var start = await CreateAsync("a", "0");
        using var reader = await OpenAsync($"resourceVersion={start}&labelSelector=in=yes");
        foreach (var (n, label) in ((int, string)[])[(1, "yes"), (2, "yes"), (3, "no"), (4, "no"), (5, "yes")])
            await SendAsync("PUT", Maps + "/a", $$$"""{"metadata":{"name":"a","labels":{"in":"{{{label}}}"}},"data":{"n":"{{{n}}}"}}""");
        (await _client.DeleteAsync(Maps + "/a", Stop)).EnsureSuccessStatusCode();
        Assert.Equal(("ADDED", "1"), Shown(await EventAsync(reader)));
        Assert.Equal(("MODIFIED", "2"), Shown(await EventAsync(reader)));
        Assert.Equal(("DELETED", "2"), Shown(await EventAsync(reader)));
        Assert.Equal(("ADDED", "5"), Shown(await EventAsync(reader)));
        Assert.Equal(("DELETED", "5"), Shown(await EventAsync(reader)));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1")]
    [InlineData("application/json;as=Table;g=meta.k8s.io;v=v1")]
    [InlineData("application/vnd.kubernetes.protobuf")]
    public async Task Initial_events_end_with_a_mark(string accept)
    {
        await CreateAsync("a", "0");
        await CreateAsync("b", "0");
        using var request = new HttpRequestMessage(HttpMethod.Get,
            $"{Maps}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var body = await response.Content.ReadAsStreamAsync(Stop);
        var types = new List<string>();
        string last;
        do
        {
            last = accept.EndsWith("protobuf", StringComparison.Ordinal) ? await ProtobufAsync(body) : await LineAsync(body);
            types.Add(last.Contains("BOOKMARK", StringComparison.Ordinal) ? "BOOKMARK" : last.Contains("ADDED", StringComparison.Ordinal) ? "ADDED" : last);
        }
        while (types[^1] == "ADDED");
        Assert.Equal(["ADDED", "ADDED", "BOOKMARK"], types);
        Assert.Contains("k8s.io/initial-events-end", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_watch_is_told_how_far_it_is()
    {
        var start = await CreateAsync("a", "0");
        using var reader = await OpenAsync($"resourceVersion={start}&allowWatchBookmarks=true");
        await SendAsync("POST", "/api/v1/namespaces", """{"metadata":{"name":"elsewhere"}}""");
        var reading = EventAsync(reader);
        await AdvanceUntilAsync(TimeSpan.FromSeconds(10), () => reading.IsCompleted);
        var mark = await reading;
        Assert.Equal("BOOKMARK", mark["type"]!.GetValue<string>());
        Assert.True(long.Parse(mark["object"]!["metadata"]!["resourceVersion"]!.GetValue<string>(),
            System.Globalization.CultureInfo.InvariantCulture) > long.Parse(start, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_watch_ends_when_its_time_is_up()
    {
        using var reader = await OpenAsync("timeoutSeconds=30");
        var reading = reader.ReadLineAsync(Stop).AsTask();
        await _server!.Time.AdvanceAsync(TimeSpan.FromSeconds(29), Stop);
        Assert.False(reading.IsCompleted);
        await _server.Time.AdvanceAsync(TimeSpan.FromSeconds(2), Stop);
        Assert.Null(await reading.WaitAsync(TimeSpan.FromSeconds(20), Stop));
    }

    [Fact]
    public async Task A_watcher_that_takes_nothing_is_cut_off_and_the_others_see_everything()
    {
        var start = await CreateAsync("a", "0");
        using var slow = await OpenAsync($"resourceVersion={start}");
        using var quick = await OpenAsync($"resourceVersion={start}");
        const int Writes = 40;
        for (var i = 1; i <= Writes; i++)
        {
            await SendAsync("PUT", Maps + "/a", $$$"""{"metadata":{"name":"a"},"data":{"n":"{{{i}}}","a":"{{{new string('x', 200_000)}}}"}}""");
            Assert.Equal(("MODIFIED", $"{i}"), Shown(await EventAsync(quick)));
        }
        await _server!.Time.AdvanceAsync(TimeSpan.FromSeconds(40), Stop);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i <= Writes; i++) Assert.NotNull(await slow.ReadLineAsync(Stop));
        });
        await SendAsync("PUT", Maps + "/a", """{"metadata":{"name":"a"},"data":{"n":"last"}}""");
        Assert.Equal(("MODIFIED", "last"), Shown(await EventAsync(quick)));
    }

    private async Task AdvanceUntilAsync(TimeSpan step, Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await _server!.Time.AdvanceAsync(step, patience.Token);
        }
    }

    private static (string Type, string N) Shown(JsonNode frame) => (frame["type"]!.GetValue<string>(), frame["object"]!["data"]!["n"]!.GetValue<string>());

    private static async Task<JsonNode> EventAsync(StreamReader reader) =>
        JsonNode.Parse(await reader.ReadLineAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop)
            ?? throw new EndOfStreamException("the watch ended"))!;

    private async Task<StreamReader> OpenAsync(string query) =>
        new(await (await _client.GetAsync($"{Maps}?watch=true&{query}", HttpCompletionOption.ResponseHeadersRead, Stop)).Content.ReadAsStreamAsync(Stop));

    private async Task<string> CreateAsync(string name, string n) =>
        (await SendAsync("POST", Maps, $$$"""{"metadata":{"name":"{{{name}}}"},"data":{"n":"{{{n}}}"}}"""))["metadata"]!["resourceVersion"]!.GetValue<string>();

    private async Task<JsonNode> SendAsync(string method, string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using var response = await _client.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<string> LineAsync(Stream body)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await body.ReadAsync(one, Stop) == 1 && one[0] != '\n') line.Add(one[0]);
        return Encoding.UTF8.GetString([.. line]);
    }

    /// <summary>The type and the raw bytes of a frame.</summary>
    private static async Task<string> ProtobufAsync(Stream body)
    {
        var head = new byte[4];
        await body.ReadExactlyAsync(head, Stop);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
        await body.ReadExactlyAsync(frame, Stop);
        return Encoding.Latin1.GetString(frame);
    }
}
