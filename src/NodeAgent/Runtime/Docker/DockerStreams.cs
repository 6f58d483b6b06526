using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NetKube.NodeAgent.Runtime.Docker;

internal sealed class DockerStreams(DockerHttp http) : IContainerStreams
{
    public async IAsyncEnumerable<OutputChunk> ReadLogsAsync(
        string id, LogQuery query, [EnumeratorCancellation] CancellationToken stop)
    {
        var doing = $"reading the log of container {id}";
        var container = await InspectAsync(id, doing, stop);
        using var answer = await http.SendAsync(
            HttpMethod.Get, $"/containers/{id}/logs?{Render(query)}", null, doing, stop);
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        await foreach (var chunk in StreamFrames.ReadAsync(body.ReadAsync, container.Config.Tty, stop)) yield return chunk;
    }

    public async Task<IContainerSession> ExecAsync(string id, ExecConfig config, CancellationToken stop)
    {
        var doing = $"running {string.Join(' ', config.Command)} in container {id}";
        using var body = DockerHttp.Body(
            new ApiExecCreate(config.Stdin, config.Stdout, config.Stderr, config.Tty, config.Command),
            DockerJsonContext.Default.ApiExecCreate);
        using var answer = await http.SendAsync(HttpMethod.Post, $"/containers/{id}/exec", body, doing, stop);
        var created = JsonSerializer.Deserialize(
            await answer.Content.ReadAsByteArrayAsync(stop), DockerJsonContext.Default.ApiCreated);
        var exec = created?.Id ?? throw new RuntimeException(doing, answer.StatusCode, "the answer has no id");
        var start = JsonSerializer.SerializeToUtf8Bytes(
            new ApiExecStart(false, config.Tty), DockerJsonContext.Default.ApiExecStart);
        var connection = await HijackedConnection.OpenAsync(http, $"/exec/{exec}/start", start, doing, stop);
        return new ExecSession(http, connection, exec, config.Tty);
    }

    public async Task<IContainerSession> AttachAsync(string id, ExecConfig config, CancellationToken stop)
    {
        var doing = $"attaching to container {id}";
        var container = await InspectAsync(id, doing, stop);
        var query = $"stream=1&stdin={Bit(config.Stdin)}&stdout={Bit(config.Stdout)}&stderr={Bit(config.Stderr)}";
        var connection = await HijackedConnection.OpenAsync(http, $"/containers/{id}/attach?{query}", [], doing, stop);
        return new AttachSession(http, connection, id, container.Config.Tty);
    }

    public async Task<ContainerUsage?> UsageAsync(string id, CancellationToken stop)
    {
        var usage = await http.FindAsync($"/containers/{id}/stats?stream=0&one-shot=1",
            DockerJsonContext.Default.ApiUsage, $"measuring container {id}", stop);
        if (usage?.Memory?.Details is not { } details) return null; // it does not run
        var inactive = Number(details, "total_inactive_file") ?? Number(details, "inactive_file") ?? 0;
        return new ContainerUsage(usage.Cpu?.Time?.Total ?? 0, usage.Memory.Usage,
            Math.Max(0, usage.Memory.Usage - inactive), usage.Pids?.Current ?? 0);
    }

    private async Task<ApiContainer> InspectAsync(string id, string doing, CancellationToken stop) =>
        await http.FindAsync($"/containers/{id}/json", DockerJsonContext.Default.ApiContainer, doing, stop)
            ?? throw new RuntimeException(doing, HttpStatusCode.NotFound, "there is no such container");

    private static long? Number(Dictionary<string, JsonElement> details, string name) =>
        details.TryGetValue(name, out var value) && value.TryGetInt64(out var number) ? number : null;

    private static string Render(LogQuery query)
    {
        var text = $"follow={Bit(query.Follow)}&stdout={Bit(query.Stdout)}&stderr={Bit(query.Stderr)}&timestamps={Bit(query.Timestamps)}";
        if (query.TailLines is { } tail) text += $"&tail={tail}";
        if (query.Since is { } since) text += $"&since={DockerTime.ToFilter(since)}";
        return text;
    }

    private static int Bit(bool on) => on ? 1 : 0;
}
