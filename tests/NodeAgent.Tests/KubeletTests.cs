using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Images;
using NetKube.NodeAgent.Tests.Runtime;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;
using NetKube.Shared.PodNetworking;

namespace NetKube.NodeAgent.Tests;

/// <summary>The whole agent over a real engine, with an API server in memory and clients of its HTTPS server.</summary>
[Trait("needs", "docker")]
public sealed class KubeletTests(DockerFixture docker) : IAsyncLifetime
{
    private readonly FakeKubeClient _api = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("nk-kubelet-").FullName;
    private readonly string _node = $"node-{Guid.NewGuid():N}"[..12];
    private readonly ClusterPki _pki = ClusterPki.CreateInMemory(TimeProvider.System);
    private readonly int _port = FreePort();
    private IContainerRuntime? _runtime;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _runtime = await docker.RuntimeAsync();
        var services = new Informer<Service>(_api, new InformerSettings(), TimeProvider.System, new Random(1), NullLogger.Instance);
        await _api.CreateAsync(new Service
        {
            Metadata = new ObjectMeta { Namespace = "default", Name = "kubernetes" },
            Spec = new ServiceSpec { ClusterIP = "10.96.0.1", Ports = [new() { Name = "https", Port = 443, Protocol = "TCP" }] },
        });
        var serving = _pki.Authority.Issue(CertificateProfile.NodeServer(_node, [_node], [IPAddress.Loopback]));
        var certificate = X509CertificateLoader.LoadPkcs12(serving.Certificate.Export(X509ContentType.Pkcs12), null);
        var options = new KubeletOptions
        {
            NodeName = _node,
            ClusterName = "test",
            NodeAddresses = [IPAddress.Parse("192.0.2.1")],
            DataDirectory = _directory,
            ClusterDns = ["10.96.0.10"],
            Port = _port,
            ListenAddress = IPAddress.Loopback,
            ServingCertificate = () => certificate,
            ClientAuthorities = [_pki.Authority.Certificate],
        };
        var kubelet = new Kubelet(options, new KubeletHost(_api, services, _runtime, new NoNetwork(), TimeProvider.System, NullLoggerFactory.Instance));
        _running = Task.WhenAll(services.RunAsync(_stop.Token), kubelet.RunAsync(_stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        if (_runtime is not null)
        {
            foreach (var left in await _runtime.Containers.ListAsync(ContainerLabels.OfNode("test", _node), CancellationToken.None))
                await _runtime.Containers.RemoveAsync(left.Id, CancellationToken.None);
        }
        Directory.Delete(_directory, recursive: true);
        _pki.Dispose();
    }

    [Fact]
    public async Task The_node_registers_gets_ready_and_renews_its_lease()
    {
        var node = await UntilAsync<Node>("", _node, n => n.Status.Conditions?.Exists(c => c is { Type: "Ready", Status: "True" }) == true);
        Assert.Equal("192.0.2.1", node.Status.Addresses!.Single(a => a.Type == "InternalIP").Address);
        Assert.StartsWith("docker://", node.Status.NodeInfo.ContainerRuntimeVersion);
        Assert.True(node.Status.Capacity!["memory"].Value > 0);
        Assert.Contains(node.Status.Images!, i => i.Names!.Contains(BaseImage.Name));
        Assert.Equal(_node, node.Metadata.Labels!["kubernetes.io/hostname"]);
        var lease = await UntilAsync<Lease>("kube-node-lease", _node, _ => true);
        Assert.Equal(_node, lease.Spec.HolderIdentity);
    }

    [Fact]
    public async Task A_bound_pod_runs_is_reported_and_leaves_when_deleted()
    {
        var pod = await RunPodAsync("echo $KUBERNETES_SERVICE_HOST; trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done");
        Assert.Equal("10.96.0.1\n", await (await ClientAsync()).GetStringAsync($"/containerLogs/default/{pod.Metadata.Name}/app"));
        var deleted = pod.Clone();
        deleted.Metadata.DeletionTimestamp = Shared.Api.Time.From(DateTimeOffset.UtcNow.AddSeconds(5));
        deleted.Metadata.DeletionGracePeriodSeconds = 5;
        await _api.UpdateAsync(deleted);
        await WaitAsync(() => Task.FromResult(!_api.Deletes.IsEmpty));
        Assert.Equal($"Pod {pod.Metadata.Name} grace=0", _api.Deletes.Single());
        Assert.Contains((await _api.ListAsync<Event>(ListRequest.All)).Items, e => e is { Reason: "Started", InvolvedObject.FieldPath: "spec.containers{app}" });
    }

    [Fact]
    public async Task Logs_are_followed_and_cut()
    {
        var pod = await RunPodAsync("for i in 1 2 3; do echo line $i; done; sleep 1000");
        var http = await ClientAsync();
        var path = $"/containerLogs/default/{pod.Metadata.Name}/app";
        await WaitAsync(async () => (await http.GetStringAsync(path)).Contains("line 3"));
        Assert.Equal("line 3\n", await http.GetStringAsync($"{path}?tailLines=1"));
        Assert.Equal("line", await http.GetStringAsync($"{path}?limitBytes=4"));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/containerLogs/default/none/app")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync($"{path}?previous=true")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync($"{path}?tailLines=x")).StatusCode);
        using var reader = new StreamReader(await http.GetStreamAsync($"{path}?follow=true"));
        Assert.Equal("line 1", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("v5.channel.k8s.io")]
    [InlineData("v4.channel.k8s.io")]
    public async Task A_command_runs_over_a_WebSocket_with_its_exit_code(string protocol)
    {
        var pod = await RunPodAsync("sleep 1000");
        using var socket = await ConnectAsync($"/exec/default/{pod.Metadata.Name}/app?command=/bin/sh&command=-c&command=read%20x%3B%20echo%20got%20%24x%3B%20echo%20err%20%3E%262%3B%20exit%203&input=1&output=1&error=1", protocol);
        await socket.SendAsync(new byte[] { 0, (byte)'h', (byte)'i', (byte)'\n' }, WebSocketMessageType.Binary, true, default);
        var said = await ReceiveAllAsync(socket);
        Assert.Equal("got hi\n", said[1]);
        Assert.Equal("err\n", said[2]);
        Assert.Contains("\"reason\":\"NonZeroExitCode\"", said[3]);
        Assert.Contains("\"message\":\"3\"", said[3]);
    }

    [Fact]
    public async Task The_end_of_input_reaches_the_command()
    {
        var pod = await RunPodAsync("sleep 1000");
        using var socket = await ConnectAsync($"/exec/default/{pod.Metadata.Name}/app?command=cat&input=1&output=1", "v5.channel.k8s.io");
        await socket.SendAsync(new byte[] { 0, (byte)'x' }, WebSocketMessageType.Binary, true, default);
        await socket.SendAsync(new byte[] { 255, 0 }, WebSocketMessageType.Binary, true, default);
        var said = await ReceiveAllAsync(socket);
        Assert.Equal("x", said[1]);
        Assert.Contains("\"status\":\"Success\"", said[3]);
    }

    [Fact]
    public async Task A_port_of_the_pods_loopback_is_forwarded()
    {
        var pod = await RunPodAsync("ifconfig lo up 2>/dev/null; mkdir /www; echo hello > /www/index.html; httpd -f -p 127.0.0.1:8080 -h /www");
        await WaitAsync(async () =>
        {
            using var socket = await ConnectAsync($"/portForward/default/{pod.Metadata.Name}?port=8080", "v4.channel.k8s.io");
            await socket.SendAsync((byte[])[0, .. "GET / HTTP/1.0\r\n\r\n"u8], WebSocketMessageType.Binary, true, default);
            var said = await ReceiveAllAsync(socket);
            return said.GetValueOrDefault((byte)0, "").EndsWith("hello\n");
        });
    }

    [Fact]
    public async Task A_client_that_is_not_allowed_is_refused()
    {
        await ClientAsync();
        using var node = Client(CertificateProfile.NodeClient("other"));
        Assert.Equal(HttpStatusCode.Forbidden, (await node.GetAsync("/pods")).StatusCode);
        using var strangers = CertificateAuthority.Create("strangers", TimeProvider.System);
        using var stranger = Client(CertificateProfile.Client("kube-apiserver-kubelet-client"), strangers);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => stranger.GetAsync("/pods"));
    }

    [Fact]
    public async Task What_runs_and_what_it_uses_is_reported()
    {
        var pod = await RunPodAsync("sleep 1000");
        var http = await ClientAsync();
        Assert.Contains(pod.Metadata.Name, await http.GetStringAsync("/pods"));
        Assert.Contains("\"workingSetBytes\"", await http.GetStringAsync("/stats/summary"));
    }

    private async Task<Pod> RunPodAsync(string script)
    {
        var pod = await _api.CreateAsync(new Pod
        {
            Metadata = new ObjectMeta { Namespace = "default", Name = $"pod-{Guid.NewGuid():N}"[..10], Generation = 1 },
            Spec = new PodSpec { NodeName = _node, RestartPolicy = "Always", DnsPolicy = "ClusterFirst", Containers = [Pods.FakeNode.NewContainer("app", script)] },
        });
        return await UntilAsync<Pod>("default", pod.Metadata.Name, p => p.Status.Phase == "Running");
    }

    private async Task<HttpClient> ClientAsync()
    {
        var client = Client(CertificateProfile.Client("kube-apiserver-kubelet-client"));
        await WaitAsync(async () =>
        {
            try
            {
                return await client.GetStringAsync("/healthz") == "ok";
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException)
            {
                return false; // it does not listen yet
            }
        });
        return client;
    }

    private HttpClient Client(CertificateProfile profile, CertificateAuthority? authority = null) =>
        new(Handler(profile, authority)) { BaseAddress = new Uri($"https://127.0.0.1:{_port}") };

    private SocketsHttpHandler Handler(CertificateProfile profile, CertificateAuthority? authority)
    {
        var issued = (authority ?? _pki.Authority).Issue(profile);
        var certificate = X509CertificateLoader.LoadPkcs12(issued.Certificate.Export(X509ContentType.Pkcs12), null);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(_pki.Authority.Certificate);
        return new SocketsHttpHandler { SslOptions = new() { ClientCertificates = [certificate], CertificateChainPolicy = policy }, UseProxy = false };
    }

    private async Task<ClientWebSocket> ConnectAsync(string path, string protocol)
    {
        await ClientAsync();
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(protocol);
        using var handler = Handler(CertificateProfile.Client("kube-apiserver-kubelet-client"), null);
        var invoker = new HttpMessageInvoker(Handler(CertificateProfile.Client("kube-apiserver-kubelet-client"), null));
        await socket.ConnectAsync(new Uri($"wss://127.0.0.1:{_port}{path}"), invoker, default);
        Assert.Equal(protocol, socket.SubProtocol);
        return socket;
    }

    /// <summary>By channel, until the server closes.</summary>
    private static async Task<Dictionary<byte, string>> ReceiveAllAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var said = new Dictionary<byte, string>();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer, limit.Token);
            if (got.MessageType == WebSocketMessageType.Close) return said;
            if (got.Count > 0) said[buffer[0]] = said.GetValueOrDefault(buffer[0], "") + Encoding.UTF8.GetString(buffer, 1, got.Count - 1);
        }
    }

    private async Task<T> UntilAsync<T>(string ns, string name, Func<T, bool> holds)
        where T : class, Shared.Api.IKubeObject, Shared.Api.IApiValue<T>
    {
        T? found = null;
        await WaitAsync(async () => (found = await _api.FindAsync<T>(ns, name)) is not null && holds(found));
        return found!;
    }

    private async Task WaitAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            if (_running.IsCompleted) await _running;
            Assert.False(limit.IsCancellationRequested, "not within 30 s");
            await Task.Delay(20);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class NoNetwork : IPodNetwork
    {
        public PodNetworkState State => new(true, "");

        public Task<PodAddresses> AttachAsync(PodSandbox sandbox, CancellationToken stop) =>
            Task.FromResult(new PodAddresses([IPAddress.Parse("10.244.0.2")]));

        public Task DetachAsync(string sandboxId, CancellationToken stop) => Task.CompletedTask;

        public Task RetainOnlyAsync(IReadOnlySet<string> sandboxIds, CancellationToken stop) => Task.CompletedTask;
    }
}
