using System.IO.Pipelines;
using System.Net;
using System.Text;

namespace NetKube.ControlPlane.Tests.ApiServer;

/// <summary>How a server leaves.</summary>
public sealed class ShutdownTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A client sends a request's head with the first bytes that do not fit its buffer.</summary>
    private const int MoreThanIsBuffered = 64 * 1024;

    private static Uri At(string path) => new(path, UriKind.Relative);

    private static async Task<HttpStatusCode> CodeAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(At(path));
        return response.StatusCode;
    }

    [Fact]
    public async Task It_says_so_goes_on_for_a_while_ends_watches_and_answers_what_is_under_way()
    {
        await using var host = await RunningHost.StartAsync(o => o with { ShutdownDelay = TimeSpan.FromSeconds(7) });
        using var client = host.Client(host.Access.Kubeconfig);
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(client, "/readyz"));
        using var watch = await client.GetAsync(At("/api/v1/namespaces?watch=true"), HttpCompletionOption.ResponseHeadersRead);
        await using var events = await watch.Content.ReadAsStreamAsync();
        var body = new Pipe();
        var underWay = client.PostAsync(At("/api/v1/namespaces/default/configmaps"), Json(body));
        await body.Writer.WriteAsync(Encoding.UTF8.GetBytes(new string(' ', MoreThanIsBuffered)));
        await UnderWayAsync(client);
        await host.StopAsync();
        await host.Clock.UntilWaitedForAsync(TimeSpan.FromSeconds(7));
        Assert.Equal(HttpStatusCode.InternalServerError, await CodeAsync(client, "/readyz"));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(client, "/livez"));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(client, "/api/v1/namespaces/default"));
        host.Clock.Jump(TimeSpan.FromSeconds(7));
        await new StreamReader(events).ReadToEndAsync().WaitAsync(Patience);
        Assert.False(host.Running.IsCompleted);
        await body.Writer.WriteAsync(Encoding.UTF8.GetBytes("""{"metadata":{"name":"last"}}"""));
        await body.Writer.CompleteAsync();
        using var answer = await underWay.WaitAsync(Patience);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await host.Running.WaitAsync(Patience);
    }

    [Fact]
    public async Task What_is_not_answered_in_its_time_is_cut_off()
    {
        await using var host = await RunningHost.StartAsync(o => o with { Requests = new() { Timeout = TimeSpan.FromSeconds(53) } });
        using var client = host.Client(host.Access.Kubeconfig);
        var body = new Pipe();
        var never = client.PostAsync(At("/api/v1/namespaces/default/configmaps"), Json(body));
        await body.Writer.WriteAsync(Encoding.UTF8.GetBytes(new string(' ', MoreThanIsBuffered)));
        await UnderWayAsync(client);
        await host.StopAsync();
        await host.Clock.UntilWaitedForAsync(TimeSpan.FromSeconds(53));
        host.Clock.Jump(TimeSpan.FromSeconds(53));
        await host.Running.WaitAsync(Patience);
        await body.Writer.CompleteAsync();
        await Task.WhenAny(never);
    }

    /// <summary>Waits until the server has begun to answer a write.</summary>
    private static async Task UnderWayAsync(HttpClient client)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!(await client.GetStringAsync(At("/metrics"), limit.Token))
            .Contains("apiserver_current_inflight_requests{request_kind=\"mutating\"} 1", StringComparison.Ordinal))
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private static StreamContent Json(Pipe body)
    {
        var content = new StreamContent(body.Reader.AsStream());
        content.Headers.ContentType = new("application/json");
        return content;
    }
}
