using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Hosting;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Tests.Streams;

/// <summary>
/// A control plane on a port of the loopback, a node whose kubelet is a function, and a pod whose server is another.
/// Their addresses are the cluster's; dialling leads to the loopback.
/// </summary>
public sealed class StreamWorld : IAsyncLifetime
{
    public const string NodeAddress = "10.9.9.9";
    public const string PodAddress = "10.244.0.5";
    private const string Token = "stream-administrator";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netkube-streams-");
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private WebApplication? _kubelet;
    private WebApplication? _workload;
    private ClusterPki? _pki;

    /// <summary>What the kubelet answers.</summary>
    public RequestDelegate Kubelet { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What the pod's server answers, on port 8080, and over TLS on 8443.</summary>
    public RequestDelegate Workload { get; set; } = static _ => Task.CompletedTask;

    public Uri Server { get; private set; } = new("https://localhost");

    public HttpClient Client { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        var tokens = Path.Combine(_folder.FullName, "tokens");
        await File.WriteAllTextAsync(tokens, $"{Token},admin,1,\"system:masters\"\nreader-token,reader,2\n", stop);
        _pki = ClusterPki.Open(Path.Combine(_folder.FullName, "pki"), TimeProvider.System);
        _kubelet = await ServeAsync(http =>
            Kubelet(http), _pki.Authority.Issue(CertificateProfile.NodeServer("node-1", ["node-1"], [IPAddress.Parse(NodeAddress)])), stop);
        _workload = await ServeAsync(http => Workload(http), _pki.Authority.Issue(CertificateProfile.NodeServer("other", ["other"], [])), stop);
        var host = new ControlPlaneHost(new ControlPlaneOptions { DataDirectory = _folder.FullName, SecurePort = 0, TokenFile =
            tokens, Controllers = ["-*"], Scheduler = false, Dial = DialAsync }, TimeProvider.System, NullLoggerFactory.Instance);
        _running = host.RunAsync(_stop.Token);
        Server = new Uri((await host.Serving.WaitAsync(stop)).Server);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = Trusting }) { BaseAddress = Server };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        await FillAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _stop.CancelAsync();
        await _running;
        if (_kubelet is not null) await _kubelet.DisposeAsync();
        if (_workload is not null) await _workload.DisposeAsync();
        _pki?.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    public async Task<string> PostAsync(string path, string json, string method = "POST", string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path) { Content = new StringContent(json, Encoding.UTF8, type) };
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {text}");
        return text;
    }

    /// <summary>A raw connection after a request with these headers, and the head of the answer.</summary>
    public async Task<(Stream Connection, string Head)> OpenAsync(string requestLine, string headers, string token = Token)
    {
        var stop = TestContext.Current.CancellationToken;
        var tcp = new TcpClient();
        await tcp.ConnectAsync(Server.Host, Server.Port, stop);
        var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(Trusting, stop);
        await tls.WriteAsync(Encoding.ASCII.GetBytes($"{requestLine} HTTP/1.1\r\nHost: api\r\nAuthorization: Bearer {token}\r\n{headers}\r\n\r\n"), stop);
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await tls.ReadAsync(one, stop) == 1) head.Append((char)one[0]);
        return (tls, head.ToString());
    }

    private static SslClientAuthenticationOptions Trusting => new() { TargetHost = "localhost", RemoteCertificateValidationCallback = static (_, _, _, _) =>
        true };

    private static async Task<WebApplication> ServeAsync(RequestDelegate answer, IssuedCertificate certificate, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        _ = builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(k =>
        {
            k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificate.Certificate, h =>
            {
                h.ClientCertificateMode = Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode.AllowCertificate;
                h.AllowAnyClientCertificate();
            }));
            k.Listen(IPAddress.Loopback, 0);
        });
        _ = builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(answer);
        await app.StartAsync(stop);
        return app;
    }

    private async ValueTask<Stream> DialAsync(string host, int port, CancellationToken stop)
    {
        var app = host == NodeAddress
            && port == 10250 ? _kubelet! : host is PodAddress or NodeAddress ? _workload! : throw new SocketException((int)SocketError.HostUnreachable);
        var url = app.Urls.Select(u => new Uri(u)).First(u => u.Scheme == (port is 10250 or 8443 ? "https" : "http"));
        var tcp = new TcpClient();
        await tcp.ConnectAsync(url.Host, url.Port, stop);
        return tcp.GetStream();
    }

    private async Task FillAsync(CancellationToken stop)
    {
        _ = stop;
        await PostAsync("/api/v1/nodes", """{"metadata":{"name":"node-1"}}""");
        await PostAsync("/api/v1/nodes/node-1/status", $$$$$"""
            {"status":{"addresses":[{"type":"InternalIP","address":"{{{{{NodeAddress}}}}}"}],
            "daemonEndpoints":{"kubeletEndpoint":{"Port":10250}}}}
            """, "PATCH", "application/merge-patch+json");
        await PostAsync("/api/v1/namespaces/default/serviceaccounts", """{"metadata":{"name":"default"}}""");
        await PostAsync("/api/v1/namespaces/default/pods", """
            {"metadata":{"name":"web","labels":{"app":"web"}},"spec":{"nodeName":"node-1","automountServiceAccountToken":false,
            "containers":[{"name":"c","image":"x","ports":[{"name":"http","containerPort":8080}]}]}}
            """);
        await PostAsync("/api/v1/namespaces/default/pods/web/status",
            $$$"""{"status":{"phase":"Running","podIP":"{{{PodAddress}}}","podIPs":[{"ip":"{{{PodAddress}}}"}]}}""", "PATCH", "application/merge-patch+json");
        await PostAsync("/api/v1/namespaces/default/services", """
            {"metadata":{"name":"web"},"spec":{"selector":{"app":"web"},"ports":[{"name":"http","port":80,"targetPort":8080},
            {"name":"tls","port":443,"targetPort":8443}]}}
            """);
        await PostAsync("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", $$$"""
            {"metadata":{"name":"web-1","labels":{"kubernetes.io/service-name":"web"}},"addressType":"IPv4",
            "ports":[{"name":"http","port":8080},{"name":"tls","port":8443}],"endpoints":[{"addresses":["{{{PodAddress}}}"],
            "conditions":{"ready":true},"targetRef":{"kind":"Pod","namespace":"default","name":"web"}}]}
            """);
        await PostAsync("/api/v1/namespaces/default/services", """{"metadata":{"name":"lured"},"spec":{"ports":[{"port":80}]}}""");
        await PostAsync("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", """
            {"metadata":{"name":"lured-1","labels":{"kubernetes.io/service-name":"lured"}},"addressType":"IPv4",
            "ports":[{"name":"","port":8080}],"endpoints":[{"addresses":["10.244.0.99"],"conditions":{"ready":true},
            "targetRef":{"kind":"Pod","namespace":"default","name":"web"}}]}
            """);
        await PostAsync("/apis/rbac.authorization.k8s.io/v1/clusterroles", """
            {"metadata":{"name":"stream-reader"},"rules":[{"apiGroups":[""],"resources":["pods","pods/exec","pods/attach",
            "pods/portforward","pods/log"],"verbs":["get"]}]}
            """);
        await PostAsync("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", """
            {"metadata":{"name":"stream-reader"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole",
            "name":"stream-reader"},"subjects":[{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"reader"}]}
            """);
    }
}
