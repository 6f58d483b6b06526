using System.Net;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>A container's own input and output.</summary>
internal sealed class AttachSession(DockerHttp http, HijackedConnection connection, string containerId, bool tty) : IContainerSession
{
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    public IAsyncEnumerable<OutputChunk> ReadAsync(CancellationToken stop) =>
        StreamFrames.ReadAsync(connection.ReadAsync, tty, stop);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> input, CancellationToken stop) => connection.WriteAsync(input, stop);

    public void CloseInput() => connection.CloseInput();

    public async Task ResizeAsync(int columns, int rows, CancellationToken stop)
    {
        using var answer = await http.SendAsync(HttpMethod.Post, $"/containers/{containerId}/resize?h={rows}&w={columns}", null,
            "resizing a terminal", stop, HttpStatusCode.NotFound, HttpStatusCode.InternalServerError, HttpStatusCode.Conflict);
    }

    public async Task<int?> ExitCodeAsync(CancellationToken stop)
    {
        var found = await http.FindAsync($"/containers/{containerId}/json", DockerJsonContext.Default.ApiContainer,
            $"inspecting container {containerId}", stop);
        return found is { State.Running: false } ? found.State.ExitCode : null;
    }

    public Task KillAsync(CancellationToken stop) => Task.CompletedTask;
}
