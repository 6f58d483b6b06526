using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.Server;

/// <summary>
/// Node ports of a lab at the machine's 127.0.0.1: for each TCP node port a listener of the same number (another where that
/// is taken), whose connections go on, from inside the lab, to the node port of a ready node.
/// </summary>
internal sealed class NodePortRelay
{
    private readonly NamespaceDialer _dialer;
    private readonly string _portsFile;
    private readonly ILogger _log;
    private readonly TimeProvider _clock;
    private readonly Informer<Service> _services;
    private readonly Informer<Node> _nodes;
    private readonly ConcurrentDictionary<int, RelayedPort> _relayed = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turn;

    /// <param name="portsFile">Where it is told which port leads to which: one "NODEPORT HOSTPORT" a line.</param>
    public NodePortRelay(NamespaceDialer dialer, string portsFile, IKubeClient client, ILogger<NodePortRelay> log, TimeProvider clock)
    {
        (_dialer, _portsFile, _log, _clock) = (dialer, portsFile, log, clock);
        _services = new Informer<Service>(client, new InformerSettings(), clock, new Random(1), log);
        _nodes = new Informer<Node>(client, new InformerSettings(), clock, new Random(2), log);
        _services.AddHandler(new InformerHandler<Service>(_ => Changed(), (_, _) => Changed(), _ => Changed()));
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await using var group = new TaskGroup(stop);
        group.Start(_services.RunAsync);
        group.Start(_nodes.RunAsync);
        group.Start(inner => FollowAsync(group, inner));
        await group.WhenAllAsync();
    }

    private async Task FollowAsync(TaskGroup group, CancellationToken stop)
    {
        try
        {
            await _services.WaitForSyncAsync(stop);
            while (true)
            {
                var changed = Volatile.Read(ref _changed).Task.WaitAsync(stop);
                Reconcile(group);
                await changed;
            }
        }
        finally
        {
            foreach (var port in _relayed.Values) port.Dispose();
        }
    }

    private void Reconcile(TaskGroup group)
    {
        var want = _services.Cache.List()
            .SelectMany(service => service.Spec.Ports ?? [])
            .Where(port => port.NodePort > 0 && port.Protocol is "" or Protocol.TCP)
            .Select(port => port.NodePort)
            .Where(number => number > 0)
            .ToHashSet();
        var before = string.Join(' ', _relayed.Keys.Order());
        foreach (var (number, port) in _relayed)
        {
            if (!want.Contains(number) && _relayed.TryRemove(number, out _)) port.Dispose();
        }

        foreach (var number in want.Where(number => !_relayed.ContainsKey(number)))
        {
            var port = new RelayedPort(Listen(number));
            _relayed[number] = port;
            group.Start(stop => AcceptAsync(number, port, group, stop));
        }

        if (before == string.Join(' ', _relayed.Keys.Order()) && File.Exists(_portsFile)) return;
        var lines = _relayed.OrderBy(p => p.Key).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value.HostPort}\n"));
        PemFile.Write(_portsFile, string.Concat(lines), secret: false);
    }

    private Socket Listen(int number)
    {
        try
        {
            return Bind(number);
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            var other = Bind(0);
            _log.PortTaken(number, ((IPEndPoint)other.LocalEndPoint!).Port);
            return other;
        }
    }

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync(int number, RelayedPort port, TaskGroup group, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, port.Closing);
        while (!either.IsCancellationRequested)
        {
            try
            {
                var client = await port.Listener.AcceptAsync(either.Token);
                group.Start(inner => ServeAsync(client, number, inner));
            }
            catch (Exception closed) when (either.IsCancellationRequested && closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket client, int number, CancellationToken stop)
    {
        using var here = client;
        try
        {
            using var there = await ConnectAsync(number, stop);
            using var cut = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAll(PumpAsync(here, there, cut), PumpAsync(there, here, cut));
        }
        catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException)
        {
            _log.ConnectionEnded(number, gone.Message);
        }
    }

    /// <summary>Nodes in turn, those that are ready first: one of them may be cut off.</summary>
    private async Task<Socket> ConnectAsync(int number, CancellationToken stop)
    {
        var nodes = _nodes.Cache.List().OrderByDescending(IsReady).ThenBy(n => n.Metadata.Name, StringComparer.Ordinal).ToList();
        var ready = nodes.Where(IsReady).ToList();
        if (ready.Count == 0) throw new IOException("no node is ready");
        var first = (int)((uint)Interlocked.Increment(ref _turn) % (uint)ready.Count);
        for (var i = 0; ; i++)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(TimeSpan.FromSeconds(2));
            try
            {
                return await _dialer.ConnectAsync(AddressOf(ready[(first + i) % ready.Count]), number, patience.Token);
            }
            catch (Exception refused) when (refused is SocketException or OperationCanceledException && i + 1 < ready.Count && !stop.IsCancellationRequested)
            {
                _log.ConnectionEnded(number, refused.Message);
            }
        }
    }

    /// <summary>One direction; its end is passed on as an end, a failure cuts both.</summary>
    private static async Task PumpAsync(Socket from, Socket to, CancellationTokenSource cut)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, SocketFlags.None, cut.Token) is > 0 and var count)
            {
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), SocketFlags.None, cut.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            await cut.CancelAsync();
            throw;
        }
    }

    private static bool IsReady(Node node) => node.Status.Conditions?.Any(c => c.Type == NodeConditionType.Ready && c.Status == "True") == true;

    private static IPAddress AddressOf(Node node) =>
        IPAddress.Parse(node.Status.Addresses?.FirstOrDefault(a => a.Type == "InternalIP")?.Address ?? throw new IOException($"node {node.Metadata.Name} has no address"));

    private void Changed() =>
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private sealed class RelayedPort(Socket listener) : IDisposable
    {
        private readonly CancellationTokenSource _closing = new();

        public Socket Listener => listener;

        public int HostPort { get; } = ((IPEndPoint)listener.LocalEndPoint!).Port;

        public CancellationToken Closing => _closing.Token;

        public void Dispose()
        {
            _closing.Cancel();
            listener.Dispose();
        }
    }
}
