using System.Net;
using Microsoft.Extensions.Logging;
using NetKube.AddOns;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.ControlPlane.Hosting;
using NetKube.Memory;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.Server;

/// <param name="ControlPlane">The control plane itself.</param>
/// <param name="RelayFrom">The namespace of the nodes' network, from which node ports are relayed to this machine; null for no relay.</param>
internal sealed record ServerSettings(ControlPlaneOptions ControlPlane, string? RelayFrom);

/// <summary><c>netkube server</c>: the control plane, the objects that every NetKube cluster has, and in a lab the node ports.</summary>
internal sealed class ServerHost(ServerSettings settings, ILoggerFactory logs, TimeProvider clock)
{
    /// <summary>Runs until stopped, or until a part fails.</summary>
    /// <param name="serving">Told once the API answers.</param>
    public async Task RunAsync(Action<ControlPlaneAccess, JoinToken> serving, CancellationToken stop)
    {
        // A lone write waits for the disk on its own thread (Transaction.CallerWaits): the processors must not wait with it.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + 2), ports);
        if (settings.ControlPlane.DataDirectory is { } folder) PemFile.CreateFolder(folder);
        var host = new ControlPlaneHost(settings.ControlPlane, clock, logs);
        await using var parts = new TaskGroup(stop);
        parts.Start(async inner =>
        {
            await host.RunAsync(inner);
            if (!inner.IsCancellationRequested) throw new InvalidOperationException("the control plane ended by itself");
        });
        parts.Start(async inner =>
        {
            var access = await host.Serving.WaitAsync(inner);
            var token = Token(access);
            serving(access, token);
            await ServeAsync(access, token, inner);
        });
        await parts.WhenAllAsync();
    }

    private async Task ServeAsync(ControlPlaneAccess access, JoinToken token, CancellationToken stop)
    {
        var client = access.Client;
        var keeper = new ClusterObjectsKeeper(
            new ClusterObjectsSettings(
                DnsAddress(settings.ControlPlane.ServiceNetwork), JoinServer(settings.ControlPlane, access),
                AuthorityPem(access), BootstrapTokens.SecretOf(token.Token, "join token of netkube server", null)),
            client, logs.CreateLogger<ClusterObjectsKeeper>(), clock);
        await using var parts = new TaskGroup(stop);
        parts.Start(keeper.RunAsync);
        parts.Start(inner => StartedProcess.RunAsync(logs.CreateLogger<ServerHost>(), clock, inner));
        if (settings.RelayFrom is { } lab)
        {
            var ports = Path.Combine(settings.ControlPlane.DataDirectory ?? Path.GetTempPath(), "node-ports");
            parts.Start(new NodePortRelay(new NamespaceDialer(lab), ports, client, logs.CreateLogger<NodePortRelay>(), clock).RunAsync);
            parts.Start(new PodRoutes(lab, client, logs.CreateLogger<PodRoutes>(), clock).RunAsync);
        }

        await parts.WhenAllAsync();
    }

    /// <summary>The API server as machines that join reach it.</summary>
    public static Uri JoinServer(ControlPlaneOptions options, ControlPlaneAccess access) =>
        options.Advertise is { } advertised ? new Uri($"https://{advertised}") : new Uri(access.Server);

    /// <summary>The token is kept: machines may join whenever they come.</summary>
    private JoinToken Token(ControlPlaneAccess access)
    {
        var fresh = new JoinToken(access.AuthorityPin, BootstrapToken.Create());
        if (settings.ControlPlane.DataDirectory is not { } folder) return fresh;
        var file = Path.Combine(folder, "join-token");
        if (File.Exists(file) && JoinToken.Parse(File.ReadAllText(file)) is var kept && kept.Authority.Hex == access.AuthorityPin.Hex) return kept;
        PemFile.Write(file, fresh.Text + "\n", secret: true);
        return fresh;
    }

    private static IPAddress DnsAddress(IPNetwork services)
    {
        var bytes = services.BaseAddress.GetAddressBytes();
        bytes[^1] += 10;
        return new IPAddress(bytes);
    }

    private static string AuthorityPem(ControlPlaneAccess access) =>
        Kubeconfig.Read(access.Kubeconfig, "/").Resolve().Authorities![0].ExportCertificatePem() + "\n";
}
