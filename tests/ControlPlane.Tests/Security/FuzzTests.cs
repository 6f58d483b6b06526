using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NetKube.ControlPlane.Tests.ApiServer;

namespace NetKube.ControlPlane.Tests.Security;

/// <summary>Whatever is sent, the answer is never a failure of the server, comes soon, and the server goes on.</summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private const int Rounds = 300;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        foreach (var (path, body) in FuzzSeeds.Objects) await _server.AskAsync("admin", "POST", path, body);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(200, (await _server.AskAsync("admin", "GET", "/api/v1/namespaces/default")).Code);
        await _server.DisposeAsync();
    }

    private static void Check<T>(Gen<T> gen, Func<T, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(Rounds), Prop.ForAll(gen.ToArbitrary(), holds));

    private bool Holds(string method, string path, byte[]? body = null, string type = "application/json", Action<HttpRequestMessage>? with = null)
    {
        if (!Uri.TryCreate("https://kubernetes.default.svc" + path, UriKind.Absolute, out var uri)) return true;
        using var request = new HttpRequestMessage(new HttpMethod(method), uri);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "admin");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        with?.Invoke(request);
        using var patience = new CancellationTokenSource(Soon);
        using var response = _server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).GetAwaiter().GetResult();
        var code = (int)response.StatusCode;
        // 501 and 502 are answers of their own (no kubelet behind a node); what must not be is that the server itself fails.
        if (code is not 500) return true;
        var text = response.Content.ReadAsStringAsync(patience.Token).GetAwaiter().GetResult();
        throw new InvalidOperationException($"{method} {path} ({type}) was answered with {code}: {text}");
    }

    [Fact]
    public void Bytes_that_are_nothing() => Check(
        from bytes in Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b))
        from type in Gen.Elements(FuzzSeeds.BodyTypes)
        from path in Gen.Elements(FuzzSeeds.Paths)
        select (bytes, type, path),
        one => Holds("POST", one.path, one.bytes, one.type) && Holds("PATCH", one.path + "/seed", one.bytes, one.type));

    [Fact]
    public void Objects_with_something_odd_in_them() => Check(
        from seed in Gen.Elements(FuzzSeeds.Objects)
        from at in Gen.Choose(0, 200)
        from odd in Gen.Elements(FuzzSeeds.OddValues)
        select (seed.Path, Body: FuzzSeeds.Mutate(seed.Json, at, odd)),
        one =>
            Holds("POST", one.Path, Encoding.UTF8.GetBytes(one.Body))
                && Holds("POST", one.Path + "?fieldValidation=Strict&dryRun=All", Encoding.UTF8.GetBytes(one.Body)));

    [Fact]
    public void Json_that_breaks_off_or_is_stirred() => Check(
        from seed in Gen.Elements(FuzzSeeds.Objects)
        from cut in Gen.Choose(0, 400)
        from stirred in Gen.ListOf(Gen.Two(Gen.Choose(0, 400)), 3)
        select (seed.Path, Body: FuzzSeeds.Stir(Encoding.UTF8.GetBytes(seed.Json), cut, stirred)),
        one => Holds("POST", one.Path, one.Body) && Holds("POST", one.Path, one.Body, "application/yaml"));

    [Fact]
    public void Protobuf_that_breaks_off_or_is_stirred() => Check(
        from seed in Gen.Elements(FuzzSeeds.Objects)
        from cut in Gen.Choose(5, 600)
        from stirred in Gen.ListOf(Gen.Two(Gen.Choose(4, 600)), 4)
        select (seed.Path, Body: FuzzSeeds.Stir(FuzzSeeds.Proto(seed.Path, seed.Json), cut, stirred)),
        one => Holds("POST", one.Path, one.Body, "application/vnd.kubernetes.protobuf"));

    [Fact]
    public void Patches_of_every_kind() => Check(
        from seed in Gen.Elements(FuzzSeeds.Objects)
        from type in Gen.Elements("application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json",
            "application/apply-patch+yaml")
        from patch in Gen.OneOf(Operations(), Json(4), Gen.Constant(seed.Json), Directives())
        select (seed.Path, type, patch),
        one => Holds("PATCH", one.Path + "/seed?fieldManager=fuzz&force=true", Encoding.UTF8.GetBytes(one.patch), one.type)
            && Holds("PATCH", one.Path + "/seed/status?fieldManager=fuzz", Encoding.UTF8.GetBytes(one.patch), one.type));

    [Fact]
    public void Selectors_and_other_parameters() => Check(
        from path in Gen.Elements(FuzzSeeds.Paths)
        from name in Gen.Elements("labelSelector", "fieldSelector", "limit", "continue", "resourceVersion", "resourceVersionMatch", "timeoutSeconds",
            "sendInitialEvents", "pretty", "timeout", "dryRun", "fieldManager", "propagationPolicy", "gracePeriodSeconds", "allowWatchBookmarks")
        from value in Gen.OneOf(Text(),
            Gen.Elements("a=b", "a in (b,c)", "!a", "a!=b", "a in (", ",", "metadata.name=", "=", "a,,b", "-1", "99999999999999999999", "0",
            "NotOlderThan", "Exact", "e30="))
        select (path, name, value),
        one =>
            Holds("GET", $"{one.path}?{one.name}={Uri.EscapeDataString(one.value)}")
                && Holds("DELETE", $"{one.path}/none?{one.name}={Uri.EscapeDataString(one.value)}"));

    [Fact]
    public void Urls() => Check(
        from method in Gen.Elements("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW")
        from parts in Gen.ListOf(Gen.OneOf(Gen.Elements("api", "apis", "v1", "apps", "namespaces", "default", "pods", "watch", "status", "proxy",
            "log", "%2e%2e", "..%2f", "%00", "%ff", "", "scale", "deployments", "seed"), Text().Select(Uri.EscapeDataString)))
        select (method, Path: "/" + string.Join('/', parts)),
        one => Holds(one.method, one.Path));

    [Fact]
    public void Headers() => Check(
        from name in Gen.Elements("Accept", "Accept-Encoding", "Content-Type", "Content-Encoding", "Authorization", "Audit-ID", "User-Agent",
            "If-None-Match", "X-Forwarded-For", "Impersonate-User", "Impersonate-Group", "Impersonate-Uid", "Impersonate-Extra-%zz",
            "Connection", "Upgrade", "Sec-WebSocket-Protocol", "traceparent")
        from value in Gen.OneOf(Text(),
            Gen.Elements("application/json;as=Table;v=v9;g=x", "*/*;q=2", ";;", ",", "gzip;q=", "application/vnd.kubernetes.protobuf;type=", "Bearer",
            "Bearer a.b.c", "base64url.bearer.authorization.k8s.io.%%%", "SPDY/3.1", "websocket"))
        from path in Gen.Elements(FuzzSeeds.Paths)
        select (name, value, path),
        one => Holds("GET", one.path, null, "", r => r.Headers.TryAddWithoutValidation(one.name, one.value))
            && Holds("POST", one.path, "{}"u8.ToArray(), one.name == "Content-Type" ? one.value
                : "application/json", r => r.Headers.TryAddWithoutValidation(one.name, one.value)));

    private static Gen<string> Text() =>
        Gen.ListOf(Gen.OneOf(Gen.Choose(32, 126), Gen.Elements(9, 0x7f, 0xe9, 0x4e2d, 0xfffd))).Select(c => string.Concat(c.Take(80).Select(i => (char)i)));

    private static Gen<string> Json(int depth) => depth == 0
        ? Gen.Elements(FuzzSeeds.OddValues)
        : Gen.OneOf(
            Gen.Elements(FuzzSeeds.OddValues),
            Gen.ListOf(Json(depth - 1), 3).Select(l => $"[{string.Join(',', l)}]"),
            Gen.ListOf(Gen.Elements(FuzzSeeds.Names), 3).SelectMany(names => Gen.ListOf(Json(depth - 1), 3).Select(values =>
                "{" + string.Join(',', names.Zip(values, (n, v) => $"{JsonSerializer.Serialize(n)}:{v}")) + "}")));

    private static Gen<string> Operations() => Gen.ListOf(
        from op in Gen.Elements("add", "remove", "replace", "move", "copy", "test", "", "ADD")
        from path in Gen.Elements(FuzzSeeds.Pointers)
        from other in Gen.Elements(FuzzSeeds.Pointers)
        from value in Json(2)
        select $$"""{"op":"{{op}}","path":{{JsonSerializer.Serialize(path)}},"from":{{JsonSerializer.Serialize(other)}},"value":{{value}}}""", 4)
        .Select(l => $"[{string.Join(',', l)}]");

    private static Gen<string> Directives() =>
        from name in Gen.Elements("$patch", "$retainKeys", "$setElementOrder/containers", "$deleteFromPrimitiveList/finalizers")
        from value in Gen.OneOf(Json(2), Gen.Elements("\"delete\"", "\"replace\"", "\"merge\"", "[\"a\"]", "[{\"name\":\"a\"}]"))
        from inside in Gen.Elements("metadata", "spec")
        select $$"""{"{{inside}}":{"{{name}}":{{value}},"containers":[{"name":"c","{{name}}":{{value}}}]},"{{name}}":{{value}}}""";
}
