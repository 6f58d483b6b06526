using System.Net;
using NetKube.Shared.Linux;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>A command running beside a container's first process.</summary>
internal sealed class ExecSession(DockerHttp http, HijackedConnection connection, string execId, bool tty) : IContainerSession
{
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    public IAsyncEnumerable<OutputChunk> ReadAsync(CancellationToken stop) =>
        StreamFrames.ReadAsync(connection.ReadAsync, tty, stop);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> input, CancellationToken stop) => connection.WriteAsync(input, stop);

    public void CloseInput() => connection.CloseInput();

    public async Task ResizeAsync(int columns, int rows, CancellationToken stop)
    {
        // 404 and 500: the command has ended.
        using var answer = await http.SendAsync(HttpMethod.Post, $"/exec/{execId}/resize?h={rows}&w={columns}", null,
            "resizing a terminal", stop, HttpStatusCode.NotFound, HttpStatusCode.InternalServerError, HttpStatusCode.Conflict);
    }

    public async Task<int?> ExitCodeAsync(CancellationToken stop) => (await InspectAsync(stop))?.ExitCode;

    public async Task KillAsync(CancellationToken stop)
    {
        // The Engine API cannot signal an exec; its pid is that of our own pid namespace.
        if (await InspectAsync(stop) is { Running: true, Pid: > 0 } running) Signals.Send(running.Pid, Signals.Kill);
    }

    private async Task<ApiExec?> InspectAsync(CancellationToken stop) =>
        await http.FindAsync($"/exec/{execId}/json", DockerJsonContext.Default.ApiExec, $"inspecting exec {execId}", stop);
}
