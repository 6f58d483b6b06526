using System.Net;
using System.Net.Sockets;
using System.Text;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Probes;

/// <param name="Message">What the event says of a failure.</param>
/// <param name="Refused">Nothing listened: the container saw nothing of the probe.</param>
internal readonly record struct ProbeOutcome(bool Healthy, string Message = "", bool Refused = false);

/// <summary>Asks a container once how it is. What goes wrong on the way is an unhealthy outcome, not an exception.</summary>
internal interface IProbing
{
    /// <summary>Asks, for so long at most.</summary>
    Task<ProbeOutcome> AskAsync(ProbeHandler handler, ProbeTarget target, TimeSpan timeout, CancellationToken stop);

    /// <summary>Does the same for a lifecycle hook, which wants it done, not an opinion of the container's health.</summary>
    Task<ProbeOutcome> RunHookAsync(ProbeHandler handler, ProbeTarget target, CancellationToken stop);
}

/// <summary>Asks real containers: over the node's network, or by a command inside.</summary>
internal sealed class Probing(IContainerStreams streams) : IProbing
{
    private const int LongestOutput = 10 * 1024; // the kubelet's limit for exec output

    private static readonly SocketsHttpHandler Handler = new()
    {
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.Zero, // every probe connects anew: that is what it tests
        AllowAutoRedirect = true,
#pragma warning disable CA5359 // A kubelet does not verify a probed container's certificate: the probe asks for life, not identity.
        SslOptions = new() { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
#pragma warning restore CA5359
    };

    public Task<ProbeOutcome> RunHookAsync(ProbeHandler handler, ProbeTarget target, CancellationToken stop) =>
        AskAsync(handler, target, Timeout.InfiniteTimeSpan, stop);

    public async Task<ProbeOutcome> AskAsync(ProbeHandler handler, ProbeTarget target, TimeSpan timeout, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout);
        try
        {
            if (handler.Exec is { } exec) return await ExecAsync(exec, target, limit.Token);
            if (handler.HttpGet is { } http) return await HttpAsync(http, target, limit.Token);
            if (handler.TcpSocket is { } tcp) return await TcpAsync(tcp, target, limit.Token);
            if (handler.Grpc is { } grpc) return await GrpcProbe.AskAsync(target.Address, grpc, limit.Token);
            return new ProbeOutcome(true);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ProbeOutcome(false, handler.Exec is null ? "context deadline exceeded" : $"command timed out after {timeout.TotalSeconds:0}s");
        }
        catch (Exception e) when (e is SocketException or HttpRequestException or RuntimeException or IOException or UriFormatException)
        {
            return Failed(handler, target, e);
        }
    }

    private static ProbeOutcome Failed(ProbeHandler handler, ProbeTarget target, Exception e)
    {
        var cause = e.InnerException ?? e;
        if (cause is not SocketException socket) return new ProbeOutcome(false, cause.Message);
        var (host, port) = handler switch
        {
            { HttpGet: { } http } => (http.Host, PortOf(http.Port, target.Container)),
            { TcpSocket: { } tcp } => (tcp.Host, PortOf(tcp.Port, target.Container)),
            _ => ("", handler.Grpc?.Port),
        };
        if (string.IsNullOrEmpty(host)) host = target.Address;
        var message = $"dial tcp {(host.Contains(':') ? $"[{host}]" : host)}:{port}: connect: {socket.Message.ToLowerInvariant()}";
        if (handler.HttpGet is { } get) message = $"Get \"{UriOf(get, target, port ?? 0)}\": {message}";
        return new ProbeOutcome(false, message, Refused: socket.SocketErrorCode == SocketError.ConnectionRefused);
    }

    private async Task<ProbeOutcome> ExecAsync(ExecAction exec, ProbeTarget target, CancellationToken stop)
    {
        await using var session = await streams.ExecAsync(target.ContainerId, new ExecConfig { Command = exec.Command ?? [] }, stop);
        var output = new StringBuilder();
        try
        {
            await foreach (var chunk in session.ReadAsync(stop))
            {
                if (output.Length < LongestOutput) output.Append(Encoding.UTF8.GetString(chunk.Bytes.Span));
            }
        }
        catch (OperationCanceledException)
        {
            await session.KillAsync(CancellationToken.None);
            throw;
        }
        return new ProbeOutcome(await session.ExitCodeAsync(stop) == 0, output.ToString());
    }

    private static async Task<ProbeOutcome> HttpAsync(HTTPGetAction action, ProbeTarget target, CancellationToken stop)
    {
        if (PortOf(action.Port, target.Container) is not { } port) return new ProbeOutcome(false, $"could not find port {action.Port}");
        using var client = new HttpClient(Handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(UriOf(action, target, port)));
        ask.Headers.TryAddWithoutValidation("User-Agent", "kube-probe/1.36");
        ask.Headers.TryAddWithoutValidation("Accept", "*/*");
        ask.Headers.ConnectionClose = true;
        foreach (var header in action.HttpHeaders ?? [])
        {
            if (header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)) ask.Headers.Host = header.Value;
            else
            {
                ask.Headers.Remove(header.Name);
                ask.Headers.TryAddWithoutValidation(header.Name, header.Value);
            }
        }
        using var answer = await client.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead, stop);
        return (int)answer.StatusCode is >= 200 and < 400
            ? new ProbeOutcome(true)
            : new ProbeOutcome(false, $"HTTP probe failed with statuscode: {(int)answer.StatusCode}");
    }

    private static string UriOf(HTTPGetAction action, ProbeTarget target, int port)
    {
        var host = action.Host.Length > 0 ? action.Host : target.Address;
        var scheme = action.Scheme.Length > 0 ? action.Scheme.ToLowerInvariant() : "http";
        return $"{scheme}://{(host.Contains(':') ? $"[{host}]" : host)}:{port}{(action.Path.StartsWith('/') ? "" : "/")}{action.Path}";
    }

    private static async Task<ProbeOutcome> TcpAsync(TCPSocketAction action, ProbeTarget target, CancellationToken stop)
    {
        if (PortOf(action.Port, target.Container) is not { } port) return new ProbeOutcome(false, $"could not find port {action.Port}");
        using var client = new TcpClient();
        await client.ConnectAsync(action.Host.Length > 0 ? action.Host : target.Address, port, stop);
        return new ProbeOutcome(true);
    }

    /// <summary>A number, or the name of one of the container's ports.</summary>
    public static int? PortOf(IntOrString port, Container container)
    {
        if (!port.IsString) return port.Number;
        if (int.TryParse(port.Text, out var number)) return number;
        return (container.Ports ?? []).Find(p => p.Name == port.Text)?.ContainerPortValue;
    }
}

/// <param name="Address">The pod's.</param>
internal sealed record ProbeTarget(Pod Pod, Container Container, string ContainerId, string Address);
