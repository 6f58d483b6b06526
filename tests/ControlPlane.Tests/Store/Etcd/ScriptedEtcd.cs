using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store.Etcd;
using NetKube.ControlPlane.Store.Etcd.Grpc;
using Wire = NetKube.ControlPlane.Store.Etcd.Wire;

namespace NetKube.ControlPlane.Tests.Store.Etcd;

/// <summary>
/// A server that speaks etcd's protocol and misbehaves as told: the n-th watch gets the n-th script and is then broken
/// off, the last one stays open. For what versions of etcd did that the installed one does not do on demand.
/// </summary>
internal sealed class ScriptedEtcd : IAsyncDisposable
{
    private readonly IReadOnlyList<Wire.WatchResponse>[] _scripts;
    private WebApplication? _web;
    private int _watches;

    private ScriptedEtcd(IReadOnlyList<Wire.WatchResponse>[] scripts) => _scripts = scripts;

    /// <summary>The start revisions that watches asked for.</summary>
    public ConcurrentQueue<long> Starts { get; } = new();

    public static async Task<ScriptedEtcd> StartAsync(params IReadOnlyList<Wire.WatchResponse>[] scripts)
    {
        var server = new ScriptedEtcd(scripts);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        server._web = builder.Build();
        server._web.Run(server.AnswerAsync);
        await server._web.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public Task<EtcdStore> OpenAsync() => EtcdStore.OpenAsync(
        new EtcdSettings { Servers = [new Uri(_web!.Urls.First())] }, TimeProvider.System, NullLogger<EtcdStore>.Instance,
            TestContext.Current.CancellationToken);

    public static Wire.WatchResponse Events(params (string Key, long Revision)[] events)
    {
        var response = new Wire.WatchResponse { Header = new Wire.ResponseHeader { Revision = 100 } };
        foreach (var (key, revision) in events)
        {
            response.Events.Add(
                new Wire.Event { Kv = new Wire.KeyValue { Key = ByteString.CopyFromUtf8("/netkube" + key), ModRevision = revision,
                    CreateRevision = revision, Version = 1 } });
        }

        return response;
    }

    public static Wire.WatchResponse Progress(long revision) => new() { Header = new Wire.ResponseHeader { Revision = revision } };

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _web!.StopAsync(now.Token);
        await _web.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        http.Response.ContentType = "application/grpc";
        var stop = http.RequestAborted;
        switch (http.Request.Path.Value)
        {
            case "/etcdserverpb.Watch/Watch":
                var asked = await GrpcFrame.ReadAsync(http.Request.Body, Wire.WatchRequest.Parser, stop);
                Starts.Enqueue(asked!.CreateRequest.StartRevision);
                await WatchAsync(http, Interlocked.Increment(ref _watches) - 1);
                return;
            case "/etcdserverpb.Maintenance/Status":
                await http.Response.Body.WriteAsync(
                    GrpcFrame.Of(new Wire.StatusResponse { Header = new Wire.ResponseHeader { Revision = 100 }, Version = "scripted" }), stop);
                break;
            default:
                await http.Response.Body.WriteAsync(GrpcFrame.Of(new Wire.RangeResponse { Header = new Wire.ResponseHeader { Revision = 100 } }), stop);
                break;
        }

        http.Response.AppendTrailer("grpc-status", "0");
    }

    private async Task WatchAsync(HttpContext http, int number)
    {
        await http.Response.Body.WriteAsync(
            GrpcFrame.Of(new Wire.WatchResponse { Created = true, Header = new Wire.ResponseHeader { Revision = 100 } }), http.RequestAborted);
        foreach (var response in _scripts[Math.Min(number, _scripts.Length - 1)]) await http.Response.Body.WriteAsync(GrpcFrame.Of(response),
            http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        if (number < _scripts.Length - 1)
        {
            http.Response.AppendTrailer("grpc-status", "14");
            return;
        }

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client left.
        }
    }
}
