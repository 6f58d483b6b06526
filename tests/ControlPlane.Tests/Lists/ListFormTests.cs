using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Lists;

/// <summary>Large lists in each form: written item by item, they must come out as if written whole.</summary>
public sealed class ListFormTests(ListWorld world) : IClassFixture<ListWorld>
{
    private const string Maps = "/api/v1/namespaces/table/configmaps";
    private const int Count = 700;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_more_than_a_piece_is_whole_in_every_form()
    {
        await FillAsync();
        var (json, _) = await GetAsync("application/json");
        var names = JsonNode.Parse(json)!["items"]!.AsArray().Select(i => i!["metadata"]!["name"]!.GetValue<string>()).ToList();
        Assert.Equal(Count, names.Count);
        var (protobuf, _) = await GetAsync("application/vnd.kubernetes.protobuf");
        var list = Decode(protobuf);
        Assert.Equal(names, list.Items!.Select(i => i.Metadata.Name));
        Assert.All(list.Items!, i => Assert.Equal(600, i.Data!["a"].Length));
        var (table, type) = await GetAsync("application/json;as=Table;g=meta.k8s.io;v=v1");
        Assert.Equal("application/json", type.MediaType);
        Assert.Equal(names, JsonNode.Parse(table)!["rows"]!.AsArray().Select(r => r!["cells"]![0]!.GetValue<string>()));
        var (bare, _) = await GetAsync("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");
        Assert.Equal("PartialObjectMetadataList", JsonNode.Parse(bare)!["kind"]!.GetValue<string>());
        Assert.Equal(Count, JsonNode.Parse(bare)!["items"]!.AsArray().Count);
        var (yaml, _) = await GetAsync("application/yaml");
        Assert.Equal(names, JsonNode.Parse(YamlJson.ToJson(yaml))!["items"]!.AsArray().Select(i => i!["metadata"]!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("br, gzip;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("identity", false)]
    public async Task A_large_list_is_packed_when_the_client_likes_that(string accepted, bool packed)
    {
        await FillAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Maps);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await world.Client.SendAsync(request, Stop);
        Assert.Equal(packed, response.Content.Headers.ContentEncoding.Contains("gzip"));
        await using var body = await response.Content.ReadAsStreamAsync(Stop);
        await using var plain = packed ? new GZipStream(body, CompressionMode.Decompress) : body;
        Assert.Equal(Count, (await JsonNode.ParseAsync(plain, cancellationToken: Stop))!["items"]!.AsArray().Count);
    }

    public static TheoryData<string, string> Negotiations => new()
    {
        { "application/json", "200 application/json" },
        { "*/*", "200 application/json" },
        { "application/*", "200 application/json" },
        { "*/*, application/yaml", "200 application/yaml" },
        { "application/json;q=0.1, application/yaml;q=0.9", "200 application/yaml" },
        { "application/json;q=0, application/yaml;q=0.1", "200 application/yaml" },
        { "application/cbor", "406 application/json" },
        { "application/cbor, application/json", "200 application/json" },
        { "text/html", "406 application/json" },
        { "application/json;as=Table;g=meta.k8s.io;v=v2, application/yaml", "200 application/yaml" },
        { "application/json;as=Table;g=meta.k8s.io;v=v2", "406 application/json" },
        { "application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1", "200 application/vnd.kubernetes.protobuf" },
    };

    [Theory, MemberData(nameof(Negotiations))]
    public async Task What_is_accepted_decides_the_form(string accept, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ListWorld.Leases);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await world.Client.SendAsync(request, Stop);
        Assert.Equal((accept, expected), (accept, $"{(int)response.StatusCode} {response.Content.Headers.ContentType!.MediaType}"));
    }

    [Fact]
    public async Task CBOR_is_refused_as_a_body()
    {
        using var content = new ByteArrayContent([0xa0]) { Headers = { ContentType = new MediaTypeHeaderValue("application/cbor") } };
        using var response = await world.Client.PostAsync(Maps, content, Stop);
        Assert.Equal(System.Net.HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_selected_label_or_field_is_found_by_index_before_and_after_changes()
    {
        await FillAsync();
        Assert.Equal(["m-7"], await NamesAsync("labelSelector=number=7"));
        Assert.Equal(70, (await NamesAsync("labelSelector=digit=3,number")).Count);
        await world.PostAsync(Maps, """{"metadata":{"name":"late","labels":{"digit":"3"}}}""");
        Assert.Contains("late", await NamesAsync("labelSelector=digit=3"));
        using var moved = new StringContent("""{"metadata":{"labels":{"digit":"4"}}}""", Encoding.UTF8, "application/merge-patch+json");
        using var patched = await world.Client.PatchAsync(Maps + "/late", moved, Stop);
        Assert.DoesNotContain("late", await NamesAsync("labelSelector=digit=3"));
        Assert.Contains("late", await NamesAsync("labelSelector=digit=4"));
        using var deleted = await world.Client.DeleteAsync(Maps + "/late", Stop);
        Assert.DoesNotContain("late", await NamesAsync("labelSelector=digit=4"));
        Assert.Equal(["m-9"], await NamesAsync("fieldSelector=metadata.name=m-9"));
        Assert.Empty(await NamesAsync("fieldSelector=metadata.name=nobody"));
    }

    [Fact]
    public async Task A_view_is_found_by_the_index_of_what_it_shows()
    {
        const string Core = "/api/v1/namespaces/table/events";
        const string Newer = "/apis/events.k8s.io/v1/namespaces/table/events";
        for (var i = 0; i < 600; i++) await world.PostAsync(Core, $$$"""
            {"metadata":{"name":"e-{{{i}}}"},"reason":"R{{{i % 3}}}","type":"Normal",
             "involvedObject":{"kind":"Pod","namespace":"table","name":"p-{{{i % 200}}}"}}
            """);
        Assert.Equal(["e-107", "e-307", "e-507"], await NamesAsync("fieldSelector=regarding.name=p-107", Newer));
        Assert.Equal(["e-107", "e-307", "e-507"], await NamesAsync("fieldSelector=involvedObject.name=p-107", Core));
        Assert.Equal(["e-307"], await NamesAsync("fieldSelector=reason=R1,regarding.name=p-107", Newer));
        Assert.Empty(await NamesAsync("fieldSelector=reportingController=nobody", Newer));
    }

    private async Task<List<string>> NamesAsync(string selector, string path = Maps) =>
        [.. (await world.GetAsync($"{path}?{selector}"))["items"]!.AsArray().Select(i => i!["metadata"]!["name"]!.GetValue<string>())];

    private async Task FillAsync()
    {
        var have = (await world.GetAsync($"{Maps}?limit=1"))["items"]!.AsArray().Count;
        if (have > 0) return;
        for (var i = 0; i < Count; i++) await world.PostAsync(Maps,
            $$$"""{"metadata":{"name":"m-{{{i}}}","labels":{"number":"{{{i}}}","digit":"{{{i % 10}}}"}},"data":{"a":"{{{new string('x', 600)}}}"}}""");
    }

    private async Task<(byte[] Body, MediaTypeHeaderValue Type)> GetAsync(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Maps);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await world.Client.SendAsync(request, Stop);
        return (await response.Content.ReadAsByteArrayAsync(Stop), response.Content.Headers.ContentType!);
    }

    private static ConfigMapList Decode(byte[] body)
    {
        var envelope = new ProtoInput(body.AsSpan(4));
        while (envelope.NextField(out var number))
        {
            if (number != 2)
            {
                envelope.Skip();
                continue;
            }
            var message = new ProtoInput(envelope.ReadBytes());
            return ConfigMapList.ReadProto(ref message);
        }
        throw new InvalidDataException("no list in the envelope");
    }
}
