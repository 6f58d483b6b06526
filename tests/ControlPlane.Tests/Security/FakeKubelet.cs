using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Tests.Security;

/// <summary>A kubelet on 127.0.0.1 that answers one thing to whatever it is asked, and waits for what comes then.</summary>
internal sealed class FakeKubelet(Func<CertificateAuthority> authority, string answer) : IDisposable
{
    public const string Address = "10.20.30.40";

    private readonly TcpListener _listener = Started();
    private readonly TaskCompletionSource<string> _after = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whom the server wanted to reach.</summary>
    public List<string> Dialled { get; } = [];

    /// <summary>What was sent after the request's head, until the connection ended.</summary>
    public Task<string> After => _after.Task;

    public async ValueTask<Stream> DialAsync(string host, int port, CancellationToken stop)
    {
        Dialled.Add(host);
        var accepting = AcceptAsync();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_listener.LocalEndpoint, stop);
        _ = accepting.ContinueWith(t => _after.TrySetException(t.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public void Dispose() => _listener.Dispose();

    private static TcpListener Started()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private async Task AcceptAsync()
    {
        using var socket = await _listener.AcceptSocketAsync();
        await using var tls = new SslStream(new NetworkStream(socket));
        using var certificate = authority().Issue(CertificateProfile.ApiServer("cluster.local", [], [IPAddress.Parse(Address)]));
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate.Certificate });
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append(Encoding.ASCII.GetString(buffer, 0, await tls.ReadAsync(buffer)));
        }
        await tls.WriteAsync(Encoding.ASCII.GetBytes(answer));
        var after = new StringBuilder(head.ToString()[(head.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        try
        {
            int read;
            while ((read = await tls.ReadAsync(buffer)) > 0) after.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // The server closed without a word: an end as well.
        }
        _after.TrySetResult(after.ToString());
    }
}
