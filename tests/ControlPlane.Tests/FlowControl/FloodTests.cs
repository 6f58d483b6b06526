using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Tests.ApiServer;

namespace NetKube.ControlPlane.Tests.FlowControl;

/// <summary>Somebody sends more than the server takes, and everybody else goes on.</summary>
public sealed class FloodTests
{
    private static readonly ControlPlaneOptions Small = new() { Requests = new RequestLimitOptions { MostReads = 20, MostWrites = 10 } };

    [Fact]
    public async Task A_flooding_client_gets_429_and_the_system_goes_on()
    {
        await using var server = await TestServer.StartAsync(Small);
        await server.AllowAllAsync("flood");
        await using var flood = new Flood(server, "flood");
        // global-default: 3 of 30 seats, and a hand of 6 queues of 50.
        flood.Send(3 + 300 + 20);
        var refused = await flood.AnsweredAsync(20);
        Assert.All(refused, r => Assert.Equal(HttpStatusCode.TooManyRequests, r.StatusCode));
        Assert.All(refused, r => Assert.True(r.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1)));
        Assert.Contains("\"reason\":\"TooManyRequests\"", await refused[0].Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await server.AskAsync("node", "GET", "/api/v1/services")).Code);
        Assert.Equal(200, (await server.AskAsync("admin", "GET", "/api/v1/namespaces/default")).Code);
        var metrics = (await server.AskAsync("admin", "GET", "/metrics")).Body;
        Assert.Contains("apiserver_flowcontrol_rejected_requests_total{flow_schema=\"global-default\","
            + "priority_level=\"global-default\",reason=\"queue-full\"} 20\n", metrics, StringComparison.Ordinal);
        Assert.Contains("apiserver_flowcontrol_current_inqueue_requests{priority_level=\"global-default\"} 300\n", metrics, StringComparison.Ordinal);
        Assert.Contains("apiserver_flowcontrol_current_executing_seats{priority_level=\"global-default\"} 3\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_is_answered_once_there_is_room_and_seats_come_back()
    {
        await using var server = await TestServer.StartAsync(Small);
        await server.AllowAllAsync("flood");
        await using var flood = new Flood(server, "flood");
        flood.Send(40);
        flood.Finish();
        Assert.All(await flood.AnsweredAsync(40), r => Assert.Equal(HttpStatusCode.Created, r.StatusCode));
        Assert.Contains("apiserver_flowcontrol_current_executing_seats{priority_level=\"global-default\"} 0\n",
            (await server.AskAsync("admin", "GET", "/metrics")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_say_which_schema_and_level_they_were_given_under()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.SendAsync("jane", "GET", "/api/v1/namespaces");
        foreach (var (header, path) in new[] { ("X-Kubernetes-PF-FlowSchema-UID", "flowschemas"),
            ("X-Kubernetes-PF-PriorityLevel-UID", "prioritylevelconfigurations") })
        {
            var (_, body) = await server.AskAsync("admin", "GET", $"/apis/flowcontrol.apiserver.k8s.io/v1/{path}/global-default");
            Assert.Contains($"\"uid\":\"{response.Headers.GetValues(header).Single()}\"", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_schema_that_somebody_adds_takes_effect_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await server.AllowAllAsync("flood");
        const string Base = "/apis/flowcontrol.apiserver.k8s.io/v1/";
        Assert.Equal(201, (await server.AskAsync("admin", "POST", Base + "prioritylevelconfigurations", """
            {"metadata":{"name":"one"},"spec":{"type":"Limited","limited":{
             "nominalConcurrencyShares":0,"borrowingLimitPercent":0,"limitResponse":{"type":"Reject"}}}}
            """)).Code);
        var (code, body) = await server.AskAsync("admin", "POST", Base + "flowschemas", """
            {"metadata":{"name":"flood"},"spec":{"priorityLevelConfiguration":{"name":"one"},"matchingPrecedence":50,"rules":[{
              "subjects":[{"kind":"User","user":{"name":"flood"}}],"resourceRules":[
                {"verbs":["create"],"apiGroups":[""],"resources":["configmaps"],"namespaces":["*"]}]}]}}
            """);
        Assert.True(code == 201, body);
        await using var flood = new Flood(server, "flood");
        flood.Send(2);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await flood.AnsweredAsync(1))[0].StatusCode);
        Assert.Equal(200, (await server.AskAsync("flood", "GET", "/api/v1/namespaces/default/configmaps")).Code);
    }

    [Fact]
    public async Task Without_fairness_only_the_number_of_requests_counts()
    {
        await using var server = await TestServer.StartAsync(new() { Requests = new() { MostReads = 1, MostWrites = 2, PriorityAndFairness = false } });
        await server.AllowAllAsync("flood");
        await using var flood = new Flood(server, "flood");
        flood.Send(3);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await flood.AnsweredAsync(1))[0].StatusCode);
        Assert.Equal(200, (await server.AskAsync("other", "GET", "/version")).Code);
        Assert.Equal(201, (await server.AskAsync("admin", "POST", "/api/v1/namespaces/default/configmaps", """{"metadata":{"name":"mine"}}""")).Code);
    }

    [Fact]
    public async Task Watches_hold_no_seat()
    {
        await using var server = await TestServer.StartAsync(Small);
        await server.AllowAllAsync("flood");
        var watches = new List<HttpResponseMessage>();
        for (var i = 0; i < 20; i++)
        {
            using var request = TestServer.Request("flood", "GET", "/api/v1/namespaces/default/configmaps?watch=true");
            watches.Add(await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(20)));
        }
        Assert.All(watches, w => Assert.Equal(HttpStatusCode.OK, w.StatusCode));
        var metrics = (await server.AskAsync("admin", "GET", "/metrics")).Body;
        Assert.Contains("apiserver_longrunning_requests{component=\"apiserver\",group=\"\","
            + "resource=\"configmaps\",scope=\"namespace\",subresource=\"\",verb=\"WATCH\",version=\"v1\"} 20\n", metrics, StringComparison.Ordinal);
        watches.ForEach(w => w.Dispose());
    }

    /// <summary>Requests whose bodies do not end until they may: each holds its seat.</summary>
    private sealed class Flood(TestServer server, string token) : IAsyncDisposable
    {
        private readonly List<Pipe> _bodies = [];
        private readonly List<Task<HttpResponseMessage>> _requests = [];
        private readonly CancellationTokenSource _ending = new();

        public void Send(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var body = new Pipe();
                var request = TestServer.Request(token, "POST", "/api/v1/namespaces/default/configmaps");
                request.Content = new StreamContent(body.Reader.AsStream());
                request.Content.Headers.ContentType = new("application/json");
                _bodies.Add(body);
                _requests.Add(server.Http.SendAsync(request, _ending.Token));
            }
        }

        public void Finish()
        {
            foreach (var body in _bodies)
            {
                body.Writer.Write(Encoding.UTF8.GetBytes("""{"metadata":{"generateName":"flood-"}}"""));
                body.Writer.Complete();
            }
        }

        /// <summary>The first so many answers.</summary>
        public async Task<List<HttpResponseMessage>> AnsweredAsync(int count)
        {
            var answers = new List<HttpResponseMessage>();
            var waiting = _requests.ToList();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (answers.Count < count)
            {
                var next = await Task.WhenAny(waiting).WaitAsync(patience.Token);
                waiting.Remove(next);
                answers.Add(await next);
            }
            return answers;
        }

        public async ValueTask DisposeAsync()
        {
            await _ending.CancelAsync();
            foreach (var body in _bodies) body.Writer.Complete();
            foreach (var request in _requests)
            {
                try
                {
                    (await request).Dispose();
                }
                catch (OperationCanceledException)
                {
                    // It still waited.
                }
            }
            _ending.Dispose();
        }
    }
}
