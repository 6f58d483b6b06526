using System.Text;
using System.Text.Json.Nodes;
using NetKube.ControlPlane.Tests.Golden;

namespace NetKube.ControlPlane.Tests.Lists;

/// <summary>
/// A server with leases a to e in the namespace "table": a was there at the revision {compacted}, which is no longer
/// kept; a, b and c were there at {old}. {token} goes on after b at the newest revision, {gone} at the compacted one.
/// </summary>
public sealed class ListWorld : IAsyncLifetime
{
    public const string Leases = "/apis/coordination.k8s.io/v1/namespaces/table/leases";
    private readonly Dictionary<string, string> _words = [];
    private GoldenServer? _server;

    public HttpClient Client { get; private set; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await GoldenServer.StartAsync(Stop);
        Client = _server.NewClient();
        await PostAsync("/api/v1/namespaces", """{"metadata":{"name":"table"}}""");
        foreach (var name in (string[])["a0", "a1"]) await CreateAsync(name);
        _words["gone"] = (await GetAsync(Leases + "?limit=1"))["metadata"]!["continue"]!.GetValue<string>();
        foreach (var name in (string[])["a0", "a1"]) (await Client.DeleteAsync($"{Leases}/{name}", Stop)).EnsureSuccessStatusCode();
        _words["compacted"] = await CreateAsync("a");
        await CreateAsync("b");
        _words["old"] = await CreateAsync("c");
        await CreateAsync("d");
        _words["now"] = await CreateAsync("e");
        _words["future"] = (long.Parse(_words["now"],
            System.Globalization.CultureInfo.InvariantCulture) + 1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _words["token"] = (await GetAsync(Leases + "?limit=2"))["metadata"]!["continue"]!.GetValue<string>();
        await _server.Store.CompactAsync(long.Parse(_words["old"], System.Globalization.CultureInfo.InvariantCulture), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>The text with what stands for {old} and the like.</summary>
    public string Fill(string text) => _words.Aggregate(text, (t, w) => t.Replace("{" + w.Key + "}", w.Value, StringComparison.Ordinal));

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path, Stop);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
    }

    public async Task<JsonNode> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path, content, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<string> CreateAsync(string name) =>
        (await PostAsync(Leases,
            $$$$"""{"metadata":{"name":"{{{{name}}}}","labels":{"l":"{{{{name}}}}","all":"yes"}}}"""))["metadata"]!["resourceVersion"]!.GetValue<string>();
}
