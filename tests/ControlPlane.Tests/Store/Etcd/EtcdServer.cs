using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store.Etcd;

namespace NetKube.ControlPlane.Tests.Store.Etcd;

/// <summary>A real etcd of this test's own, on free ports of 127.0.0.1, in memory.</summary>
internal sealed class EtcdServer : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/etcd", "/usr/local/bin/etcd"];

    private readonly string _folder = Path.Combine(Directory.Exists("/dev/shm")
        ? "/dev/shm" : Path.GetTempPath(), "netkube-etcd-" + Guid.NewGuid().ToString("N"));
    private readonly string[] _more;
    private readonly (int Client, int Peer) _ports = (FreePort(), FreePort());
    private Process? _process;
    private string _said = "";

    private EtcdServer(string[] more) => _more = more;

    public Uri Address => new($"http{(_more.Any(flag => flag.StartsWith("--cert-file", StringComparison.Ordinal)) ? "s" : "")}://127.0.0.1:{_ports.Client}");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<EtcdServer> StartAsync(params string[] more)
    {
        if (!Places.Any(File.Exists)) Assert.Skip("etcd is not installed (Debian: etcd-server); the etcd store is not tested here");
        var server = new EtcdServer(more);
        await server.RunAsync();
        return server;
    }

    public Task<EtcdStore> OpenAsync(EtcdSettings? settings = null, TimeProvider? clock = null) => EtcdStore.OpenAsync(
        (settings ?? new EtcdSettings { Servers = [] }) with { Servers = [Address] }, clock ?? TimeProvider.System, NullLogger<EtcdStore>.Instance, Stop);

    /// <summary>Starts it (again), on the same ports with the same data.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo(Places.First(File.Exists),
        [
            "--data-dir", _folder, "--name", "test", "--heartbeat-interval", "10", "--election-timeout", "100", "--log-level", "warn",
            "--listen-client-urls", Address.ToString().TrimEnd('/'), "--advertise-client-urls", Address.ToString().TrimEnd('/'),
            "--listen-peer-urls", $"http://127.0.0.1:{_ports.Peer}", "--initial-advertise-peer-urls", $"http://127.0.0.1:{_ports.Peer}",
            "--initial-cluster", $"test=http://127.0.0.1:{_ports.Peer}", "--enable-grpc-gateway=false", .. _more,
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ETCD_UNSUPPORTED_ARCH"] = "arm64";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _said = line.Data ?? _said;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await ReadyAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(Stop);
    }

    public void Pause() => Signal("STOP");

    public void Continue() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private void Signal(string name) => Process.Start("kill", ["-" + name, $"{_process!.Id}"]).WaitForExit();

    /// <summary>It answers when a leader is there.</summary>
    private async Task ReadyAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (_process!.HasExited) Assert.Fail($"etcd ended: {_said}");
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, _ports.Client, deadline.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(5, deadline.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
