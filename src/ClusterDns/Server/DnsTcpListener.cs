using System.Net;
using System.Net.Sockets;

namespace NetKube.ClusterDns.Server;

/// <summary>Accepts connections on one socket, no more than the settings allow.</summary>
internal sealed class DnsTcpListener(Socket socket, QueryServer server, TcpSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(50);

    private readonly PendingWork _connections = new();
    private readonly Dictionary<IPAddress, int> _clients = [];
    private readonly Lock _gate = new();   // guards _clients

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var accepted = await AcceptAsync(stop);
                if (accepted is not null) _connections.Add(ServeAsync(accepted, stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Connections see the same token, end, and are waited for.
        }

        await _connections.WhenEmptyAsync();
    }

    public void Dispose() => socket.Dispose();

    private async Task<Socket?> AcceptAsync(CancellationToken stop)
    {
        try
        {
            return await socket.AcceptAsync(stop);
        }
        catch (SocketException)
        {
            // The connection failed before it was accepted (ECONNABORTED), and the next may not; or the process has no
            // descriptor left (EMFILE), and trying again at once would only burn the CPU.
            await Task.Delay(AcceptPause, clock, stop);
            return null;
        }
    }

    private async Task ServeAsync(Socket accepted, CancellationToken stop)
    {
        using var connection = accepted;
        if (connection.RemoteEndPoint is not IPEndPoint client || !TryEnter(client.Address)) return;
        try
        {
            await new TcpConnection(connection, server, settings.Idle, clock).RunAsync(stop);
        }
        finally
        {
            Leave(client.Address);
        }
    }

    private bool TryEnter(IPAddress client)
    {
        lock (_gate)
        {
            var held = _clients.GetValueOrDefault(client);
            if (held >= settings.MaxPerClient || _connections.Count >= settings.MaxConnections) return false;
            _clients[client] = held + 1;
            return true;
        }
    }

    private void Leave(IPAddress client)
    {
        lock (_gate)
        {
            if (--_clients[client] == 0) _clients.Remove(client);
        }
    }
}
