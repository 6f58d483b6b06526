using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NetKube.NodeAgent.Runtime.Docker;

internal sealed class DockerContainers(DockerHttp http, TimeProvider clock, int leastOutOfMemoryScore) : IContainers
{
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);

    public async Task<IReadOnlyList<ContainerSummary>> ListAsync(IReadOnlyDictionary<string, string> labels, CancellationToken stop)
    {
        var found = await http.GetAsync(
            $"/containers/json?all=1&filters={DockerFilters.ForLabels(labels)}",
            DockerJsonContext.Default.ListApiSummary, "listing containers", stop);
        return [.. found.Select(c => new ContainerSummary(
            c.Id, c.Names is [var name, ..] ? name.TrimStart('/') : c.Id, c.Labels ?? [], PhaseOf(c.State),
            DateTimeOffset.FromUnixTimeSeconds(c.Created)))];
    }

    public async Task<RuntimeContainer?> InspectAsync(string id, CancellationToken stop)
    {
        var found = await http.FindAsync(
            $"/containers/{id}/json", DockerJsonContext.Default.ApiContainer, $"inspecting container {id}", stop);
        return found is null ? null : StateOf(found);
    }

    public async Task<string> CreateAsync(ContainerConfig config, CancellationToken stop)
    {
        using var body = DockerHttp.Body(ContainerRendering.ToApi(config, leastOutOfMemoryScore), DockerJsonContext.Default.ApiCreate);
        var doing = $"creating container {config.Name}";
        using var answer = await http.SendAsync(
            HttpMethod.Post, $"/containers/create?name={Uri.EscapeDataString(config.Name)}", body, doing, stop);
        var created = JsonSerializer.Deserialize(
            await answer.Content.ReadAsByteArrayAsync(stop), DockerJsonContext.Default.ApiCreated);
        return created?.Id ?? throw new RuntimeException(doing, answer.StatusCode, "the answer has no id");
    }

    public Task StartAsync(string id, CancellationToken stop) =>
        PostAsync($"/containers/{id}/start", $"starting container {id}", stop);

    public Task SignalAsync(string id, string signal, CancellationToken stop) =>
        // 404: gone. 409: not running.
        PostAsync($"/containers/{id}/kill?signal={signal}", $"sending {signal} to container {id}", stop,
            HttpStatusCode.NotFound, HttpStatusCode.Conflict);

    public async Task WaitAsync(string id, CancellationToken stop)
    {
        using var answer = await http.SendAsync(HttpMethod.Post, $"/containers/{id}/wait?condition=not-running", null,
            $"waiting for container {id}", stop, HttpStatusCode.NotFound);
        _ = await answer.Content.ReadAsByteArrayAsync(stop); // the head comes at once, the body when it has ended
    }

    public async Task RemoveAsync(string id, CancellationToken stop)
    {
        // 409: a removal is already under way.
        using var answer = await http.SendAsync(HttpMethod.Delete, $"/containers/{id}?force=1&v=1", null,
            $"removing container {id}", stop, HttpStatusCode.NotFound, HttpStatusCode.Conflict);
    }

    public async IAsyncEnumerable<ContainerEvent> WatchAsync(
        IReadOnlyDictionary<string, string> labels, [EnumeratorCancellation] CancellationToken stop)
    {
        var filters = DockerFilters.ForLabels(labels, ("type", ["container"]), ("event", ["start", "die", "destroy"]));
        while (!stop.IsCancellationRequested)
        {
            using var lines = await OpenEventsAsync(filters, stop);
            if (lines is null)
            {
                await Task.Delay(ReconnectDelay, clock, stop);
                continue;
            }
            yield return new ContainerEvent(ContainerEventKind.Resync, "", labels);
            while (await ReadEventAsync(lines, stop) is { } seen)
            {
                if (ToEvent(seen) is { } known) yield return known;
            }
        }
    }

    private async Task<StreamReader?> OpenEventsAsync(string filters, CancellationToken stop)
    {
        try
        {
            var answer = await http.SendAsync(HttpMethod.Get, $"/events?filters={filters}", null, "watching containers", stop);
            return new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        }
        catch (RuntimeException e) when (e.Status is null or >= HttpStatusCode.InternalServerError)
        {
            return null; // the engine restarts; the caller tries again
        }
    }

    /// <summary>Null when the connection ended.</summary>
    private static async Task<ApiEvent?> ReadEventAsync(StreamReader lines, CancellationToken stop)
    {
        try
        {
            var line = await lines.ReadLineAsync(stop);
            return line is null ? null : JsonSerializer.Deserialize(line, DockerJsonContext.Default.ApiEvent);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return null; // cut off: the same as an end, a resync follows
        }
    }

    private static ContainerEvent? ToEvent(ApiEvent seen)
    {
        ContainerEventKind? kind = seen.Action switch
        {
            "start" => ContainerEventKind.Started,
            "die" => ContainerEventKind.Died,
            "destroy" => ContainerEventKind.Removed,
            _ => null,
        };
        return kind is { } known && seen.Actor?.Id is { } id
            ? new ContainerEvent(known, id, seen.Actor.Attributes ?? [])
            : null;
    }

    private async Task PostAsync(string path, string doing, CancellationToken stop, params HttpStatusCode[] accepted)
    {
        using var answer = await http.SendAsync(HttpMethod.Post, path, null, doing, stop, accepted);
    }

    private static RuntimeContainer StateOf(ApiContainer c) => new()
    {
        Id = c.Id,
        Name = c.Name.TrimStart('/'),
        Labels = c.Config.Labels ?? new Dictionary<string, string>(),
        // A container that could not be started stays "created" with an exit code: for a pod it has run and failed.
        Phase = c.State is { Status: "created", ExitCode: not 0 } ? ContainerPhase.Exited : PhaseOf(c.State.Status),
        ImageId = c.Image,
        Image = c.Config.Image ?? "",
        CreatedAt = DockerTime.Parse(c.Created) ?? DateTimeOffset.UnixEpoch,
        Pid = c.State.Pid,
        ExitCode = c.State.ExitCode,
        OutOfMemory = c.State.OOMKilled,
        Error = c.State.Error ?? "",
        StartedAt = DockerTime.Parse(c.State.StartedAt),
        FinishedAt = DockerTime.Parse(c.State.FinishedAt),
        Tty = c.Config.Tty,
        StopSignal = c.Config.StopSignal is { Length: > 0 } signal ? signal : "SIGTERM",
    };

    private static ContainerPhase PhaseOf(string status) => status switch
    {
        "created" => ContainerPhase.Created,
        "running" or "paused" or "restarting" => ContainerPhase.Running,
        _ => ContainerPhase.Exited, // exited, dead, removing
    };
}
