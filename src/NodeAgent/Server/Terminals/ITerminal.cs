using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.NodeAgent.Server.Terminals;

/// <summary>The client's end of a command: what it types goes in, what the command says goes out, then how it ended.</summary>
internal interface ITerminal : IAsyncDisposable
{
    Task SendAsync(OutputStream from, ReadOnlyMemory<byte> bytes, CancellationToken stop);

    /// <summary>Hands over input and sizes; ends when the client is gone.</summary>
    Task ReceiveAsync(ITerminalInput input, CancellationToken stop);

    /// <summary>Says how the command ended, and that nothing more comes.</summary>
    Task EndAsync(Status outcome, CancellationToken stop);
}

/// <summary>What a client does to a command.</summary>
internal interface ITerminalInput
{
    Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop);

    void Close();

    Task ResizeAsync(TerminalSize size, CancellationToken stop);
}
