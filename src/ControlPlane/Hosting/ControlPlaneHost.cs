using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Auth.Bootstrap;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Hosting;

/// <summary>The control plane as a process runs it: store, API server behind Kestrel, controllers, scheduler.</summary>
public sealed class ControlPlaneHost(ControlPlaneOptions options, TimeProvider clock, ILoggerFactory logs)
{
    private readonly TaskCompletionSource<ControlPlaneAccess> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when requests are answered: where, and how an administrator gets in.</summary>
    public Task<ControlPlaneAccess> Serving => _serving.Task;

    /// <summary>Runs until told to stop, or until a part fails.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var pki = options.DataDirectory is { } folder ? ClusterPki.Open(Path.Combine(folder, "pki"), clock) : ClusterPki.CreateInMemory(clock);
        var opening = new StoreOpening(options, clock, logs);
        await using var store = await opening.OpenAsync(stop);
        var parts = new ApiServerParts(options, store, pki, clock, logs);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = new List<Task> { parts.State.RunAsync(ending.Token) };
        try
        {
            await parts.State.Loaded.WaitAsync(stop);
            await using var web = Web(parts, pki);
            await web.StartAsync(stop);
            await BootstrapAsync(parts, stop);
            await opening.NoteUsedAsync(stop);
            var access = await AccessAsync(web, pki, stop);
            _serving.TrySetResult(access);
            running.Add(new KubernetesService(parts.State, parts.Writer, options, clock).RunAsync(ending.Token));
            running.AddRange(ControlLoops.Start(options, parts, pki, clock, logs, ending.Token));
            await (await Task.WhenAny([.. running, WaitAsync(stop)]));
            parts.Ready.ShuttingDown = true;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await web.StopAsync(patience.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop while starting.
        }
        finally
        {
            _serving.TrySetCanceled(CancellationToken.None);
            await ending.CancelAsync();
            await FinishAsync(running);
        }
    }

    private async Task BootstrapAsync(ApiServerParts parts, CancellationToken stop)
    {
        await new BootstrapLoader(parts.State, parts.Writer, [options.ServiceNetwork.ToString()], logs.CreateLogger<BootstrapLoader>()).RunAsync(stop);
        await new KubernetesService(parts.State, parts.Writer, options, clock).EnsureAsync(stop);
        parts.Ready.BootstrapDone = true;
    }

    private WebApplication Web(ApiServerParts parts, ClusterPki pki)
    {
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
        var web = builder.Build();
        web.Run(parts.Pipeline.HandleAsync);
        return web;
    }

    /// <summary>A socket that was opened elsewhere where one has the address, else a new one.</summary>
    private Socket BoundSocket(EndPoint endpoint) =>
        options.ExtraListeners.FirstOrDefault(s => endpoint.Equals(s.LocalEndPoint)) ?? SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    private void Secure(ListenOptions listen, RenewingCertificate serving, ClusterPki pki)
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
        var addresses = new List<IPAddress> { IPAddress.Loopback, KubernetesService.FirstAddress(options.ServiceNetwork), options.BindAddress };
        if (options.Advertise is { } advertise) addresses.Add(advertise.Address);
        addresses.AddRange(options.ExtraListeners.Select(s => ((IPEndPoint)s.LocalEndPoint!).Address));
        var names = new List<string> { "localhost" };
        foreach (var name in options.ServingNames)
        {
            if (IPAddress.TryParse(name, out var address)) addresses.Add(address);
            else names.Add(name);
        }
        return CertificateProfile.ApiServer("cluster.local", names, [.. addresses.Distinct().Where(a => !a.Equals(IPAddress.Any))]);
    }

    private async Task<ControlPlaneAccess> AccessAsync(WebApplication web, ClusterPki pki, CancellationToken stop)
    {
        var port = options.SecurePort != 0 ? options.SecurePort : new Uri(web.Urls.First()).Port;
        var address = options.BindAddress.Equals(IPAddress.Any) ? IPAddress.Loopback : options.BindAddress;
        var server = $"https://{address}:{port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        using var administrator = pki.Authority.Issue(CertificateProfile.Client("kubernetes-admin", "system:masters"));
        var kubeconfig = new KubeconfigFile("netkube", server, pki.Authority.CertificatePem) { ClientCertificate = administrator };
        var path = options.DataDirectory is { } folder ? Path.Combine(folder, "admin.kubeconfig") : null;
        if (path is not null) await Task.Run(() => kubeconfig.Save(path), stop);
        return new ControlPlaneAccess(server, path, kubeconfig.Render(), pki.Authority.Pin);
    }

    private static async Task WaitAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }

    private static async Task FinishAsync(IEnumerable<Task> running)
    {
        try
        {
            await Task.WhenAll(running);
        }
        catch (OperationCanceledException)
        {
            // They were told to stop.
        }
    }
}

/// <summary>How to reach a control plane.</summary>
/// <param name="Server">Its URL on this machine.</param>
/// <param name="KubeconfigPath">The administrator's kubeconfig; null without a data folder.</param>
/// <param name="Kubeconfig">Its text; secret.</param>
/// <param name="AuthorityPin">What nodes pin the server by.</param>
public sealed record ControlPlaneAccess(string Server, string? KubeconfigPath, string Kubeconfig, CertificatePin AuthorityPin);
