using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Server.Terminals;

/// <summary>/exec and /attach: a session of the container engine on one side, a client's terminal on the other.</summary>
internal sealed class TerminalRoutes(ContainerDirectory directory, IContainerStreams streams, ILogger log)
{
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(5);

    public Task ExecAsync(HttpContext context) => ServeAsync(context, streams.ExecAsync);

    public Task AttachAsync(HttpContext context) => ServeAsync(context, streams.AttachAsync);

    private Task ServeAsync(HttpContext context, Func<string, ExecConfig, CancellationToken, Task<IContainerSession>> open) =>
        RouteException.GuardAsync(context, async () =>
        {
            var stop = context.RequestAborted;
            var config = ConfigOf(context.Request.Query);
            if (config is { Stdin: false, Stdout: false, Stderr: false })
                throw new RouteException(HttpStatusCode.BadRequest, "you must specify at least 1 of stdin, stdout, stderr");
            var container = await directory.ContainerAsync(context, previous: false, stop);
            if (!container.Running)
                throw new RouteException(HttpStatusCode.BadRequest, $"container {ContainerDirectory.Value(context, "container")} does not run");
            try
            {
                await using var terminal = await TerminalUpgrade.AcceptAsync(context, config, stop);
                await RunAsync(terminal, () => open(container.Id, config, stop), config.Stdin, stop);
            }
            catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
            {
                log.TerminalBroke(e.Message);
            }
        });

    private static async Task RunAsync(ITerminal terminal, Func<Task<IContainerSession>> open, bool stdin, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task? input = null;
        try
        {
            await using var session = await open();
            input = terminal.ReceiveAsync(new SessionInput(session, stdin), ended.Token);
            var output = WriteOutputAsync(terminal, session, stop);
            if (await Task.WhenAny(output, input) == input)
            {
                await input; // the client closed, or broke off: the session closes with it
                return;
            }
            await output;
            await terminal.EndAsync(TerminalOutcome.Of(await session.ExitCodeAsync(stop)), stop);
        }
        catch (RuntimeException e)
        {
            await terminal.EndAsync(TerminalOutcome.OfError(e.Message), stop);
        }
        ended.CancelAfter(CloseGrace); // the client answers the close; cutting it off at once would lose what was sent
        await IgnoreEndAsync(input ?? terminal.ReceiveAsync(NoInput.Instance, ended.Token));
    }

    private static async Task WriteOutputAsync(ITerminal terminal, IContainerSession session, CancellationToken stop)
    {
        await foreach (var chunk in session.ReadAsync(stop)) await terminal.SendAsync(chunk.From, chunk.Bytes, stop);
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

    /// <summary>Input for a command; what it did not ask for, or does not read any more, is dropped.</summary>
    private sealed class SessionInput(IContainerSession session, bool wanted) : ITerminalInput
    {
        public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
        {
            if (!wanted) return;
            try
            {
                await session.WriteAsync(bytes, stop);
            }
            catch (IOException)
            {
                // The command ended without reading all of its input.
            }
        }

        public void Close() => session.CloseInput();

        public Task ResizeAsync(TerminalSize size, CancellationToken stop) => session.ResizeAsync(size.Width, size.Height, stop);
    }

    private sealed class NoInput : ITerminalInput
    {
        public static NoInput Instance { get; } = new();

        public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => Task.CompletedTask;

        public void Close()
        {
        }

        public Task ResizeAsync(TerminalSize size, CancellationToken stop) => Task.CompletedTask;
    }
}
