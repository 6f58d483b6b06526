using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Tests.OpenApi;

public sealed class HttpTests
{
    private readonly OpenApiDocuments _documents = new(ApiCatalog.BuiltIn);

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json, */*", "application/json")]
    [InlineData("application/com.github.proto-openapi.spec.v2@v1.0+protobuf", "application/com.github.proto-openapi.spec.v2.v1.0+protobuf")]
    [InlineData("application/json;q=0.1, application/com.github.proto-openapi.spec.v2.v1.0+protobuf", "application/com.github.proto-openapi.spec.v2.v1.0+protobuf")]
    public async Task Version_2_comes_in_the_form_that_was_asked_for(string accept, string contentType)
    {
        var http = await AskAsync("/openapi/v2", accept);
        Assert.Equal(200, http.Response.StatusCode);
        Assert.Equal(contentType, http.Response.ContentType);
        Assert.True(http.Response.Body.Length > 100_000);
    }

    [Fact]
    public async Task An_unknown_form_is_not_acceptable() => Assert.Equal(406, (await AskAsync("/openapi/v2", "image/png")).Response.StatusCode);

    [Fact]
    public async Task A_client_that_has_it_is_told_so()
    {
        var first = await AskAsync("/openapi/v2", "application/json");
        var again = await AskAsync("/openapi/v2", "application/json", etag: first.Response.Headers.ETag.ToString());
        Assert.Equal(304, again.Response.StatusCode);
        Assert.Equal(0, again.Response.Body.Length);
    }

    [Fact]
    public async Task The_index_leads_to_each_part_and_the_hash_makes_it_immutable()
    {
        var index = await AskAsync("/openapi/v3", "application/json");
        index.Response.Body.Position = 0;
        using var json = await System.Text.Json.JsonDocument.ParseAsync(index.Response.Body, cancellationToken: TestContext.Current.CancellationToken);
        var url = json.RootElement.GetProperty("paths").GetProperty("apis/apps/v1").GetProperty("serverRelativeURL").GetString()!;
        var part = await AskAsync("/openapi/v3/apis/apps/v1", "application/json", query: url[url.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal(200, part.Response.StatusCode);
        Assert.Contains("immutable", part.Response.Headers.CacheControl.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_hash_leads_to_the_new_one()
    {
        var http = await AskAsync("/openapi/v3/api/v1", "application/json", query: "?hash=OLD");
        Assert.Equal(301, http.Response.StatusCode);
        Assert.StartsWith("/openapi/v3/api/v1?hash=", http.Response.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_where_the_client_takes_it()
    {
        var http = await AskAsync("/openapi/v3/api/v1", "application/json", gzip: true);
        Assert.Equal("gzip", http.Response.Headers.ContentEncoding.ToString());
        Assert.Equal(http.Response.ContentLength, http.Response.Body.Length);
    }

    [Fact]
    public async Task An_unknown_part_is_not_ours()
    {
        var http = new DefaultHttpContext();
        Assert.False(await _documents.TryHandleAsync(http, "/openapi/v3/apis/nothing/v1"));
        Assert.False(await _documents.TryHandleAsync(http, "/openapi"));
    }

    private async Task<HttpContext> AskAsync(string path, string accept, string query = "", string etag = "", bool gzip = false)
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        http.Request.Method = "GET";
        http.Request.QueryString = new QueryString(query);
        http.Request.Headers.Accept = accept;
        if (etag.Length > 0) http.Request.Headers.IfNoneMatch = etag;
        if (gzip) http.Request.Headers.AcceptEncoding = "gzip";
        Assert.True(await _documents.TryHandleAsync(http, path));
        return http;
    }
}
