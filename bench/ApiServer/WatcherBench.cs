using System.Diagnostics;
using System.Globalization;

namespace NetKube.Bench.ApiServer;

/// <summary>Many watchers of one resource: how long until a write has reached the last of them.</summary>
internal static class WatcherBench
{
    private const int PerConnection = 100;

    public static async Task RunAsync(ServerProcess server, int watchers, int events)
    {
        var clients = Enumerable.Range(0, (watchers + PerConnection - 1) / PerConnection).Select(_ => server.NewClient()).ToList();
        using var stop = new CancellationTokenSource();
        var board = new Board(watchers);
        var opened = new CountdownEvent(watchers);
        var running = Enumerable.Range(0, watchers).Select(i => WatchAsync(clients[i / PerConnection], board, opened, stop.Token)).ToList();
        while (!opened.IsSet) await Task.Delay(20);
        var (last, own) = (new List<double>(), new List<double>());
        for (var i = 0; i < events; i++)
        {
            var reached = board.Expect($"event-{i}");
            var start = Stopwatch.GetTimestamp();
            await server.CreateAsync("/api/v1/namespaces/default/configmaps",
                $"{{\"metadata\":{{\"name\":\"event-{i}\"}},\"data\":{{\"a\":\"{new string('x', 600)}\"}}}}");
            own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await reached.WaitAsync(TimeSpan.FromSeconds(30));
            last.Add(Stopwatch.GetElapsedTime(start, board.LastArrival).TotalMilliseconds);
            await Task.Delay(50);
        }
        await stop.CancelAsync();
        await Task.WhenAll(running);
        foreach (var client in clients) client.Dispose();
        last.Sort();
        own.Sort();
        var (middle, most, write) = (last[last.Count / 2], last[^1], own[own.Count / 2]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{watchers} watchers, write to last: p50 {middle:F1} ms, max {most:F1} ms (the write itself p50 {write:F1} ms); {server.ResidentMegabytes():F0} MB"));
    }

    private static async Task WatchAsync(HttpClient client, Board board, CountdownEvent opened, CancellationToken stop)
    {
        try
        {
            using var response = await client.GetAsync("/api/v1/namespaces/default/configmaps?watch=true", HttpCompletionOption.ResponseHeadersRead, stop);
            response.EnsureSuccessStatusCode();
            opened.Signal();
            await using var body = await response.Content.ReadAsStreamAsync(stop);
            using var reader = new StreamReader(body);
            while (await reader.ReadLineAsync(stop) is { } line) board.Arrived(line);
        }
        catch (OperationCanceledException)
        {
            // over
        }
    }

    /// <summary>Counts to whom the awaited event has come.</summary>
    private sealed class Board(int watchers)
    {
        private TaskCompletionSource _reached = new();
        private string _name = "";
        private int _left;

        public long LastArrival { get; private set; }

        public Task Expect(string name)
        {
            _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _left = watchers;
            _name = $"\"name\":\"{name}\"";
            return _reached.Task;
        }

        public void Arrived(string line)
        {
            if (_name.Length == 0 || !line.Contains(_name, StringComparison.Ordinal) || Interlocked.Decrement(ref _left) > 0) return;
            LastArrival = Stopwatch.GetTimestamp();
            _reached.TrySetResult();
        }
    }
}
