using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NetKube.Bench.Store;

/// <summary>An etcd of this run's own, on 127.0.0.1, and what it has spent.</summary>
internal sealed class EtcdProcess : IDisposable
{
    private readonly Process _process;

    public EtcdProcess(string folder)
    {
        var (client, peer) = (FreePort(), FreePort());
        Address = new Uri($"http://127.0.0.1:{client}");
        _process = Process.Start(new ProcessStartInfo("etcd",
        [
            "--data-dir", folder, "--name", "bench", "--log-level", "error", "--quota-backend-bytes", "8000000000",
            "--listen-client-urls", Text(Address), "--advertise-client-urls", Text(Address), "--listen-peer-urls", $"http://127.0.0.1:{peer}",
            "--initial-advertise-peer-urls", $"http://127.0.0.1:{peer}", "--initial-cluster", $"bench=http://127.0.0.1:{peer}",
        ]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    /// <summary>Processor time of etcd alone.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Text(Uri address) => address.ToString().TrimEnd('/');

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
