using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>The API server's sockets: TLS with a certificate of the cluster's authority, HTTP/1.1 and HTTP/2.</summary>
public sealed class ApiListener : IAsyncDisposable
{
    private readonly ControlPlaneOptions _options;
    private readonly WebApplication _web;
    private readonly HttpFront _front;

    public ApiListener(ControlPlaneOptions options, RequestDelegate handler, ClusterPki pki, TimeProvider clock, ILoggerFactory logs)
    {
        _options = options;
        var serving = new RenewingCertificate(() => pki.Authority.Issue(ServingProfile()), clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(logs);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 250;
            kestrel.Listen(options.BindAddress, options.SecurePort, listen => Secure(listen, serving, pki));
            foreach (var socket in options.ExtraListeners) kestrel.Listen((IPEndPoint)socket.LocalEndPoint!, listen => Secure(listen, serving, pki));
        });
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = BoundSocket);
        _web = builder.Build();
        _front = new HttpFront(_web, handler);
        _ = serving.Certificate; // made here rather than in the first client's handshake
    }

    /// <summary>Its URL on this machine; known once it listens.</summary>
    public string Server
    {
        get
        {
            var port = _options.SecurePort != 0 ? _options.SecurePort : _front.Address.Port;
            var address = _options.BindAddress.Equals(IPAddress.Any) ? IPAddress.Loopback : _options.BindAddress;
            return $"https://{address}:{port.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>Begins to listen.</summary>
    public Task StartAsync(CancellationToken stop) => _front.StartAsync(stop);

    /// <summary>Takes no more connections and waits for the answers under way; cancelled, it cuts them off.</summary>
    public Task StopAsync(CancellationToken patience) => _front.StopAsync(patience);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    /// <summary>A socket that was opened elsewhere where one has the address, else a new one.</summary>
    private Socket BoundSocket(EndPoint endpoint) =>
        _options.ExtraListeners.FirstOrDefault(s => endpoint.Equals(s.LocalEndPoint)) ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    private static void Secure(ListenOptions listen, RenewingCertificate serving, ClusterPki pki)
    {
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.UseHttps(https =>
        {
            https.ServerCertificateSelector = (_, _) => serving.Certificate;
            https.ServerCertificateChain = [pki.Authority.Certificate];
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            // Whether a certificate is believed is the authenticator's decision, which can say why not.
            https.AllowAnyClientCertificate();
        });
    }

    private CertificateProfile ServingProfile()
    {
        var addresses = new List<IPAddress> { IPAddress.Loopback, KubernetesService.FirstAddress(_options.ServiceNetwork), _options.BindAddress };
        if (_options.Advertise is { } advertise) addresses.Add(advertise.Address);
        addresses.AddRange(_options.ExtraListeners.Select(s => ((IPEndPoint)s.LocalEndPoint!).Address));
        var names = new List<string> { "localhost" };
        foreach (var name in _options.ServingNames)
        {
            if (IPAddress.TryParse(name, out var address)) addresses.Add(address);
            else names.Add(name);
        }
        return CertificateProfile.ApiServer("cluster.local", names, [.. addresses.Distinct().Where(a => !a.Equals(IPAddress.Any))]);
    }
}
