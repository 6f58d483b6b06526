using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Hosting;
using NetKube.Shared.Client;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.ApiServer;

/// <summary>A control plane behind a socket of 127.0.0.1, in a folder of its own, whose time stands until it is moved.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;

    public ManualClock Clock { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("netkube-host-").FullName;

    public ControlPlaneAccess Access { get; private set; } = null!;

    /// <summary>Completes when the host has left.</summary>
    public Task Running => _running;

    /// <summary>The certificate that the server showed last.</summary>
    public X509Certificate2? Shown { get; private set; }

    public static async Task<RunningHost> StartAsync(Func<ControlPlaneOptions, ControlPlaneOptions>? with = null)
    {
        var running = new RunningHost();
        var options = new ControlPlaneOptions { DataDirectory = running.Folder, SecurePort = 0, Controllers = ["-*"], Scheduler = false };
        var host = new ControlPlaneHost(with?.Invoke(options) ?? options, running.Clock, NullLoggerFactory.Instance);
        running._running = host.RunAsync(running._ending.Token);
        var first = await Task.WhenAny(host.Serving, running._running).WaitAsync(TimeSpan.FromSeconds(30));
        await first;
        running.Access = await host.Serving;
        return running;
    }

    /// <summary>A client with the certificate of a kubeconfig, on connections of its own.</summary>
    public HttpClient Client(string kubeconfig) => new(Handler(kubeconfig)) { BaseAddress = new Uri(Access.Server), Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Connections that show the certificate of a kubeconfig.</summary>
    public SocketsHttpHandler Handler(string kubeconfig)
    {
        var certificate = Kubeconfig.Read(kubeconfig, "/").Resolve().ClientCertificate!()!;
        return new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate,
                // The host's time is not this machine's: the test looks at the dates itself.
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                {
                    Shown = new X509Certificate2(shown!);
                    return true;
                },
            },
        };
    }

    public Task StopAsync() => _ending.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        Clock.Jump(TimeSpan.FromDays(1));
        await Task.WhenAny(_running.WaitAsync(TimeSpan.FromSeconds(20)));
        _ending.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
