using System.Buffers;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Server.Spdy;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.NodeAgent.Server.Terminals;

/// <summary>Over SPDY: the client opens a stream for each of error, stdin, stdout, stderr and resize that it wants.</summary>
internal sealed class SpdyTerminal : ITerminal
{
    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(30);

    private readonly SpdyConnection _connection;
    private readonly int _version;
    private readonly Dictionary<string, SpdyStream> _streams = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ending;
    private readonly Task _reading;

    private SpdyTerminal(SpdyConnection connection, int version, CancellationToken stop)
    {
        (_connection, _version) = (connection, version);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _reading = connection.RunAsync(_ending.Token);
    }

    /// <summary>Waits until the client has opened every stream that the request speaks of.</summary>
    public static async Task<SpdyTerminal> OpenAsync(Stream transport, int version, ExecConfig config, CancellationToken stop)
    {
        var terminal = new SpdyTerminal(new SpdyConnection(transport), version, stop);
        try
        {
            await terminal.CollectAsync(Wanted(config, version), stop);
            return terminal;
        }
        catch
        {
            await terminal.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        try
        {
            await _reading;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // told to end, or broken by the client
        }
        await _connection.DisposeAsync();
        _ending.Dispose();
    }

    public Task SendAsync(OutputStream from, ReadOnlyMemory<byte> bytes, CancellationToken stop) =>
        _streams.TryGetValue(from == OutputStream.Stderr ? "stderr" : "stdout", out var stream) ? stream.WriteAsync(bytes, stop) : Task.CompletedTask;

    public async Task ReceiveAsync(ITerminalInput input, CancellationToken stop)
    {
        await Task.WhenAll(PumpInputAsync(input, stop), PumpSizesAsync(input, stop));
        await _reading.WaitAsync(stop);
    }

    public async Task EndAsync(Status outcome, CancellationToken stop)
    {
        var error = _streams["error"];
        var words = TerminalOutcome.Render(outcome, _version);
        if (words.Length > 0) await error.WriteAsync(words, stop);
        foreach (var stream in _streams.Values) await stream.CloseAsync(stop);
        await _connection.GoAwayAsync(stop);
    }

    private static HashSet<string> Wanted(ExecConfig config, int version)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal) { "error" };
        if (config.Stdin) wanted.Add("stdin");
        if (config.Stdout) wanted.Add("stdout");
        if (config.Stderr && !config.Tty) wanted.Add("stderr");
        if (config.Tty && version >= 3) wanted.Add("resize");
        return wanted;
    }

    private async Task CollectAsync(HashSet<string> wanted, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(OpeningTime);
        await foreach (var stream in _connection.AcceptAsync(patience.Token))
        {
            var type = stream.Header("streamtype");
            _streams[type] = stream;
            wanted.Remove(type);
            if (wanted.Count == 0) return;
        }
        throw new SpdyException("the client left before it had opened its streams");
    }

    private async Task PumpInputAsync(ITerminalInput input, CancellationToken stop)
    {
        if (!_streams.TryGetValue("stdin", out var stream)) return;
        while (true)
        {
            var got = await stream.Input.ReadAsync(stop);
            foreach (var piece in got.Buffer) await input.WriteAsync(piece, stop);
            stream.Input.AdvanceTo(got.Buffer.End);
            if (!got.IsCompleted) continue;
            input.Close();
            return;
        }
    }

    /// <summary>Sizes are JSON objects one after another.</summary>
    private async Task PumpSizesAsync(ITerminalInput input, CancellationToken stop)
    {
        if (!_streams.TryGetValue("resize", out var stream)) return;
        while (true)
        {
            var got = await stream.Input.ReadAsync(stop);
            var rest = got.Buffer;
            while (rest.PositionOf((byte)'}') is { } end)
            {
                var after = rest.GetPosition(1, end);
                if (TerminalSize.Read(rest.Slice(0, after).ToArray()) is { } size) await input.ResizeAsync(size, stop);
                rest = rest.Slice(after);
            }
            stream.Input.AdvanceTo(rest.Start, rest.End);
            if (got.IsCompleted) return;
        }
    }
}
