using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Tests.Server;

/// <summary>
/// A command in memory: "cat" gives back its input, "exit N" ends with N, "flood N" writes N MiB, "sink" counts its input,
/// "sizes" says the terminal's sizes, "both" writes to both streams, "sleep" waits until it is closed.
/// </summary>
internal sealed class FakeSession(IReadOnlyList<string> command) : IContainerSession
{
    private readonly Channel<byte[]> _input = Channel.CreateBounded<byte[]>(8);
    private readonly Channel<string> _sizes = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when whoever opened it lets go.</summary>
    public Task Closed => _closed.Task;

    public int? ExitCode { get; private set; } = 0;

    public ValueTask DisposeAsync()
    {
        _closed.TrySetResult();
        _input.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public IAsyncEnumerable<OutputChunk> ReadAsync(CancellationToken stop) => command[0] switch
    {
        "cat" => CatAsync(stop),
        "flood" => FloodAsync(int.Parse(command[1], System.Globalization.CultureInfo.InvariantCulture)),
        "sink" => SinkAsync(stop),
        "sizes" => SizesAsync(stop),
        "both" => BothAsync(),
        "exit" => ExitAsync(int.Parse(command[1], System.Globalization.CultureInfo.InvariantCulture)),
        _ => SleepAsync(stop),
    };

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> input, CancellationToken stop)
    {
        if (_input.Reader.Completion.IsCompleted) throw new IOException("closed");
        await _input.Writer.WriteAsync(input.ToArray(), stop);
    }

    public void CloseInput() => _input.Writer.TryComplete();

    public Task ResizeAsync(int columns, int rows, CancellationToken stop) => _sizes.Writer.WriteAsync($"{columns}x{rows} ", stop).AsTask();

    public Task<int?> ExitCodeAsync(CancellationToken stop) => Task.FromResult(ExitCode);

    public Task KillAsync(CancellationToken stop) => Task.CompletedTask;

    private async IAsyncEnumerable<OutputChunk> CatAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var piece in _input.Reader.ReadAllAsync(stop)) yield return new OutputChunk(OutputStream.Stdout, piece);
    }

    private async IAsyncEnumerable<OutputChunk> SinkAsync([EnumeratorCancellation] CancellationToken stop)
    {
        long count = 0;
        await foreach (var piece in _input.Reader.ReadAllAsync(stop)) count += piece.Length;
        yield return new OutputChunk(OutputStream.Stdout, Encoding.ASCII.GetBytes($"{count}"));
    }

    private async IAsyncEnumerable<OutputChunk> SizesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        for (var i = 0; i < 2; i++) yield return new OutputChunk(OutputStream.Stdout, Encoding.ASCII.GetBytes(await _sizes.Reader.ReadAsync(stop)));
    }

    private static async IAsyncEnumerable<OutputChunk> FloodAsync(int mebibytes)
    {
        var piece = new byte[32 * 1024];
        for (var i = 0; i < mebibytes * 32; i++)
        {
            piece[0] = (byte)i;
            yield return new OutputChunk(OutputStream.Stdout, piece);
            if (i % 256 == 0) await Task.Yield();
        }
    }

    private static async IAsyncEnumerable<OutputChunk> BothAsync()
    {
        yield return new OutputChunk(OutputStream.Stdout, "out"u8.ToArray());
        await Task.Yield();
        yield return new OutputChunk(OutputStream.Stderr, "err"u8.ToArray());
    }

    private async IAsyncEnumerable<OutputChunk> ExitAsync(int code)
    {
        ExitCode = code;
        await Task.Yield();
        yield break;
    }

    private async IAsyncEnumerable<OutputChunk> SleepAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await _closed.Task.WaitAsync(stop);
        yield break;
    }
}
