using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Server;

/// <summary>/exec and /attach over WebSocket: 0 stdin, 1 stdout, 2 stderr, 3 the outcome as a Status, 4 the terminal's size.</summary>
internal sealed class TerminalRoutes(ContainerDirectory directory, IContainerStreams streams, ILogger log)
{
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(5);
    private const byte Stdin = 0;
    private const byte Stdout = 1;
    private const byte Outcome = 3;
    private const byte Resize = 4;

    public Task ExecAsync(HttpContext context) => ServeAsync(context, streams.ExecAsync);

    public Task AttachAsync(HttpContext context) => ServeAsync(context, streams.AttachAsync);

    private Task ServeAsync(HttpContext context, Func<string, ExecConfig, CancellationToken, Task<IContainerSession>> open) =>
        RouteException.GuardAsync(context, async () =>
        {
            if (!context.WebSockets.IsWebSocketRequest) throw new RouteException(HttpStatusCode.BadRequest, "a WebSocket request is needed");
            var protocol = ChannelSocket.Choose(context.WebSockets.WebSocketRequestedProtocols)
                ?? throw new RouteException(HttpStatusCode.BadRequest, $"none of the offered protocols is known: {ChannelSocket.V5} or {ChannelSocket.V4} is needed");
            var container = await directory.ContainerAsync(context, previous: false, context.RequestAborted);
            if (!container.Running) throw new RouteException(HttpStatusCode.BadRequest, $"container {ContainerDirectory.Value(context, "container")} does not run");
            var config = ConfigOf(context.Request.Query);
            using var socket = new ChannelSocket(await context.WebSockets.AcceptWebSocketAsync(protocol), protocol);
            await RunAsync(socket, () => open(container.Id, config, context.RequestAborted), config, context.RequestAborted);
        });

    private async Task RunAsync(ChannelSocket socket, Func<Task<IContainerSession>> open, ExecConfig config, CancellationToken stop)
    {
        try
        {
            await using var session = await open();
            await socket.SendAsync(Stdout, default, stop); // tells the client that the stream is open
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var output = WriteOutputAsync(socket, session, stop);
            var input = ReadInputAsync(socket, session, config, ended.Token);
            if (await Task.WhenAny(output, input) == input) await input; // the client closed, or broke off
            else
            {
                await output;
                await socket.SendAsync(Outcome, TerminalOutcome.Render(await session.ExitCodeAsync(stop)), stop);
                await socket.CloseAsync(stop);
            }
            ended.CancelAfter(CloseGrace); // the client answers the close; cutting it off at once would lose what was sent
            await IgnoreEndAsync(input);
        }
        catch (RuntimeException e)
        {
            await socket.SendAsync(Outcome, TerminalOutcome.RenderError(e.Message), stop);
            await socket.CloseAsync(stop);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
        {
            log.TerminalBroke(e.Message);
        }
    }

    private static async Task WriteOutputAsync(ChannelSocket socket, IContainerSession session, CancellationToken stop)
    {
        await foreach (var chunk in session.ReadAsync(stop)) await socket.SendAsync((byte)chunk.From, chunk.Bytes, stop);
    }

    private static async Task ReadInputAsync(ChannelSocket socket, IContainerSession session, ExecConfig config, CancellationToken stop)
    {
        while (await socket.ReceiveAsync(stop) is { } message)
        {
            if (message is { Channel: Stdin, Closes: true }) session.CloseInput();
            else if (message.Channel == Stdin && config.Stdin) await WriteAsync(session, message.Bytes, stop);
            else if (message.Channel == Resize && message.Bytes.Length > 0 &&
                JsonSerializer.Deserialize(message.Bytes.Span, TerminalJson.Default.TerminalSize) is { } size)
                await session.ResizeAsync(size.Width, size.Height, stop);
        }
    }

    private static async Task WriteAsync(IContainerSession session, ReadOnlyMemory<byte> input, CancellationToken stop)
    {
        try
        {
            await session.WriteAsync(input, stop);
        }
        catch (IOException)
        {
            // The command ended without reading all of its input.
        }
    }

    /// <summary>The command has ended: what the input loop still meets is no news.</summary>
    private static async Task IgnoreEndAsync(Task input)
    {
        try
        {
            await input;
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException)
        {
            // closed from either side
        }
    }

    /// <summary>Both the API's parameter names and the kubelet's own.</summary>
    private static ExecConfig ConfigOf(IQueryCollection ask)
    {
        var tty = LogsRoute.IsSet(ask, "tty");
        return new ExecConfig
        {
            Command = [.. ask["command"].OfType<string>()],
            Stdin = LogsRoute.IsSet(ask, "input") || LogsRoute.IsSet(ask, "stdin"),
            Stdout = LogsRoute.IsSet(ask, "output") || LogsRoute.IsSet(ask, "stdout"),
            Stderr = !tty && (LogsRoute.IsSet(ask, "error") || LogsRoute.IsSet(ask, "stderr")),
            Tty = tty,
        };
    }
}

internal sealed record TerminalSize(int Width, int Height);

[JsonSerializable(typeof(TerminalSize))]
internal sealed partial class TerminalJson : JsonSerializerContext;
