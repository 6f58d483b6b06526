using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.Tests.Lists;

/// <summary>resourceVersion × resourceVersionMatch × limit × continue, as v1.36 answers them.</summary>
public sealed class ListSemanticsTests(ListWorld world) : IClassFixture<ListWorld>
{
    /// <summary>
    /// The query, and what comes: names, then "more" with the count of what remains where it is told; or status and
    /// reason with the fields of the causes.
    /// </summary>
    public static TheoryData<string, string> Rows => new()
    {
        { "", "a b c d e" },
        { "limit=2", "a b more 3" },
        { "limit=5", "a b c d e" },
        { "limit=-1", "a b c d e" },
        { "limit=2&continue={token}", "c d more 1" },
        { "continue={token}", "c d e" },
        { "limit=2&labelSelector=all=yes", "a b more" },
        { "limit=2&fieldSelector=metadata.name!=b", "a c more" },
        { "resourceVersion=0", "a b c d e" },
        { "resourceVersion=0&limit=2", "a b c d e" },
        { "resourceVersion=0&resourceVersionMatch=NotOlderThan", "a b c d e" },
        { "resourceVersion=0&resourceVersionMatch=NotOlderThan&limit=2", "a b c d e" },
        { "resourceVersion=0&continue={token}", "c d e" },
        { "resourceVersion={old}", "a b c d e" },
        { "resourceVersion={old}&limit=2", "a b more 1" },
        { "resourceVersion={old}&resourceVersionMatch=Exact", "a b c" },
        { "resourceVersion={old}&resourceVersionMatch=Exact&limit=2", "a b more 1" },
        { "resourceVersion={old}&resourceVersionMatch=Exact&limit=3", "a b c" },
        { "resourceVersion={old}&resourceVersionMatch=Exact&labelSelector=l=b", "b" },
        { "resourceVersion={old}&resourceVersionMatch=NotOlderThan", "a b c d e" },
        { "resourceVersion={old}&resourceVersionMatch=NotOlderThan&limit=2", "a b more 3" },
        { "resourceVersion={now}&resourceVersionMatch=Exact", "a b c d e" },
        { "resourceVersion={now}&limit=4", "a b c d more 1" },
        { "resourceVersion={compacted}", "a b c d e" },
        { "resourceVersion={compacted}&resourceVersionMatch=NotOlderThan&limit=1", "a more 4" },
        { "resourceVersion={compacted}&resourceVersionMatch=Exact", "410 Expired" },
        { "resourceVersion={compacted}&limit=2", "410 Expired" },
        { "continue={gone}", "410 Expired" },
        { "limit=1&continue={gone}", "410 Expired" },
        { "resourceVersion={future}&resourceVersionMatch=Exact", "504 Timeout" },
        { "resourceVersion={future}&limit=1", "504 Timeout" },
        { "resourceVersion={future}&resourceVersionMatch=NotOlderThan", "504 Timeout" },
        { "resourceVersion={old}&continue={token}", "400 BadRequest" },
        { "resourceVersion=abc", "400 BadRequest" },
        { "resourceVersion=-1", "400 BadRequest" },
        { "limit=abc", "400 BadRequest" },
        { "timeoutSeconds=abc", "400 BadRequest" },
        { "continue=garbage", "400 BadRequest" },
        { "resourceVersionMatch=Exact", "422 Invalid resourceVersionMatch" },
        { "resourceVersionMatch=NotOlderThan", "422 Invalid resourceVersionMatch" },
        { "resourceVersion=0&resourceVersionMatch=Exact", "422 Invalid resourceVersionMatch" },
        { "resourceVersion={old}&resourceVersionMatch=Other", "422 Invalid resourceVersionMatch" },
        { "resourceVersionMatch=Exact&continue={token}", "422 Invalid resourceVersionMatch resourceVersionMatch" },
        { "resourceVersion={old}&resourceVersionMatch=NotOlderThan&continue={token}", "422 Invalid resourceVersionMatch" },
        { "sendInitialEvents=true", "422 Invalid sendInitialEvents" },
        { "sendInitialEvents=false&resourceVersionMatch=NotOlderThan", "422 Invalid resourceVersionMatch sendInitialEvents" },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task A_list_answers(string query, string expected) =>
        Assert.Equal(expected, Shown(await world.GetAsync($"{ListWorld.Leases}?{world.Fill(query)}")));

    [Fact]
    public async Task An_expired_token_comes_with_one_that_goes_on_inconsistently()
    {
        var expired = await world.GetAsync($"{ListWorld.Leases}?{world.Fill("limit=2&continue={gone}")}");
        var next = expired["metadata"]!["continue"]!.GetValue<string>();
        Assert.Equal("b c more 2", Shown(await world.GetAsync($"{ListWorld.Leases}?limit=2&continue={next}")));
    }

    [Fact]
    public async Task Pages_show_the_revision_of_the_first()
    {
        var first = await world.GetAsync(ListWorld.Leases + "?limit=2");
        await world.PostAsync("/apis/coordination.k8s.io/v1/namespaces/default/leases", $$$"""{"metadata":{"name":"between-{{{Guid.NewGuid():N}}}"}}""");
        var second = await world.GetAsync($"{ListWorld.Leases}?limit=2&continue={first["metadata"]!["continue"]}");
        Assert.Equal(first["metadata"]!["resourceVersion"]!.GetValue<string>(), second["metadata"]!["resourceVersion"]!.GetValue<string>());
    }

    public static TheoryData<string, string> WatchRows => new()
    {
        { "resourceVersionMatch=NotOlderThan", "422 Invalid resourceVersionMatch" },
        { "sendInitialEvents=true", "422 Invalid resourceVersionMatch" },
        { "sendInitialEvents=true&resourceVersionMatch=Exact", "422 Invalid resourceVersionMatch resourceVersionMatch" },
        { "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&continue={token}", "422 Invalid resourceVersionMatch" },
        { "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion={future}", "504 Timeout" },
        { "resourceVersion=abc", "400 BadRequest" },
    };

    [Theory, MemberData(nameof(WatchRows))]
    public async Task A_watch_refuses(string query, string expected) =>
        Assert.Equal(expected, Shown(await world.GetAsync($"{ListWorld.Leases}?watch=true&timeoutSeconds=1&{world.Fill(query)}")));

    private static string Shown(JsonNode answer)
    {
        if (answer["kind"]!.GetValue<string>() == "Status")
        {
            var fields = (answer["details"]?["causes"]?.AsArray() ?? []).Where(c =>
                c!["field"] is not null).Select(c => c!["field"]!.GetValue<string>()).Order(StringComparer.Ordinal);
            return string.Join(' ', [$"{answer["code"]} {answer["reason"]}", .. fields]);
        }
        var names = string.Join(' ', answer["items"]!.AsArray().Select(i => i!["metadata"]!["name"]!.GetValue<string>()));
        if (answer["metadata"]!["continue"] is null) return names;
        return $"{names} more {answer["metadata"]!["remainingItemCount"]}".TrimEnd();
    }
}
