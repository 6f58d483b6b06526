using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Server.Channels;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.NodeAgent.Server.Terminals;

/// <summary>Over WebSocket: 0 stdin, 1 stdout, 2 stderr, 3 the outcome, 4 the terminal's size.</summary>
internal sealed class ChannelTerminal(ChannelSocket socket) : ITerminal
{
    private const byte Stdin = 0;
    private const byte Outcome = 3;
    private const byte Resize = 4;

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    public Task SendAsync(OutputStream from, ReadOnlyMemory<byte> bytes, CancellationToken stop) => socket.SendAsync((byte)from, bytes, stop);

    public async Task ReceiveAsync(ITerminalInput input, CancellationToken stop)
    {
        while (await socket.ReceiveAsync(stop) is { } message)
        {
            if (message is { Channel: Stdin, Closes: true }) input.Close();
            else if (message.Channel == Stdin) await input.WriteAsync(message.Bytes, stop);
            else if (message.Channel == Resize && TerminalSize.Read(message.Bytes.Span) is { } size) await input.ResizeAsync(size, stop);
        }
    }

    public async Task EndAsync(Status outcome, CancellationToken stop)
    {
        var words = TerminalOutcome.Render(outcome, socket.Protocol.Version);
        if (words.Length > 0) await socket.SendAsync(Outcome, words, stop);
        await socket.CloseAsync(stop);
    }
}
