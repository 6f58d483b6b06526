using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Server;
using NetKube.NodeAgent.Server.Ports;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.NodeAgent.Tests.Server;

/// <summary>A node's server on the loopback, over an engine in memory; "inside the pod" is the loopback too.</summary>
public sealed class ServerWorld : IAsyncLifetime
{
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test", TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private IssuedCertificate? _client;
    private Uri _address = new("https://localhost");
    private Task _running = Task.CompletedTask;

    internal FakeRuntime Runtime { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var pod = new Pod { Metadata = new() { Name = "p", Namespace = "n", Uid = "u" }, Spec = new() { Containers = [new Container { Name = "c" }] } };
        Runtime = new FakeRuntime("test", "node-1", pod);
        var serving = _authority.Issue(CertificateProfile.NodeServer("node-1", ["localhost"], [IPAddress.Loopback]));
        _client = _authority.Issue(CertificateProfile.Client("kube-apiserver-kubelet-client"));
        var options = new KubeletOptions
        {
            NodeName = "node-1",
            ClusterName = "test",
            NodeAddresses = [IPAddress.Loopback],
            DataDirectory = "/nowhere",
            Port = 0,
            ListenAddress = IPAddress.Loopback,
            ServingCertificate = () => serving.Certificate,
            ClientAuthorities = [_authority.Certificate],
        };
        var pods = new IndexedCache<Pod>();
        pods.Set(pod);
        var server = new KubeletServer(options, Runtime, pods, TimeProvider.System, NullLoggerFactory.Instance) { Dialer = new LoopbackDialer() };
        _running = server.RunAsync(_stop.Token);
        _address = await server.Serving.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // told to stop
        }
        _client?.Dispose();
        _authority.Dispose();
        _stop.Dispose();
    }

    public async Task<ClientWebSocket> WebSocketAsync(string path, params string[] protocols)
    {
        var socket = new ClientWebSocket();
        socket.Options.ClientCertificates.Add(_client!.Certificate);
        socket.Options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        foreach (var protocol in protocols) socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(new Uri($"wss://localhost:{_address.Port}{path}"), TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>An upgraded SPDY connection, or the head of what was answered instead.</summary>
    public Task<(Stream Connection, string Head)> SpdyAsync(string path, params string[] versions)
    {
        var offered = string.Concat(versions.Select(v => $"X-Stream-Protocol-Version: {v}\r\n"));
        return OpenAsync($"POST {path} HTTP/1.1\r\nHost: node\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n{offered}Content-Length: 0\r\n\r\n");
    }

    /// <summary>A WebSocket whose messages are the bytes of SPDY; .NET's client refuses the slash in the protocol's name.</summary>
    public async Task<Stream> TunnelAsync(string path, string protocol)
    {
        var (connection, head) = await OpenAsync($"GET {path} HTTP/1.1\r\nHost: node\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
            $"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: {protocol}\r\n\r\n");
        Assert.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"Sec-WebSocket-Protocol: {protocol}", head, StringComparison.OrdinalIgnoreCase);
        return WebSocketStream.Create(WebSocket.CreateFromStream(connection,
            new WebSocketCreationOptions()), WebSocketMessageType.Binary, TimeSpan.FromSeconds(5));
    }

    private async Task<(Stream Connection, string Head)> OpenAsync(string request)
    {
        var stop = TestContext.Current.CancellationToken;
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, _address.Port, stop);
        var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", ClientCertificates =
            new X509CertificateCollection { _client!.Certificate }, RemoteCertificateValidationCallback = static (_, _, _, _) => true }, stop);
        await tls.WriteAsync(Encoding.ASCII.GetBytes(request), stop);
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await tls.ReadAsync(one, stop) == 1) head.Append((char)one[0]);
        return (tls, head.ToString());
    }

    private sealed class LoopbackDialer : IPortDialer
    {
        public async Task<NetworkStream> ConnectAsync(RuntimeContainer sandbox, int port, CancellationToken stop)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                throw new IOException($"failed to connect to localhost:{port}: {e.Message}");
            }
        }
    }
}
