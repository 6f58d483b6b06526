using System.Collections.Concurrent;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>A store whose requests are counted and timed, under the names that kube-apiserver has for its requests to etcd.</summary>
public sealed class MeteredStore(IStore inner, TimeProvider clock) : IStore, IMetricSource
{
    private static readonly double[] Bounds =
        [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60];

    private readonly Operation _get = new("get");
    private readonly Operation _list = new("list");
    private readonly Operation _create = new("create");
    private readonly Operation _update = new("update");
    private readonly Operation _delete = new("delete");

    public ValueTask<long> CurrentRevisionAsync(CancellationToken stop) => inner.CurrentRevisionAsync(stop);

    public ValueTask<RangeResult> RangeAsync(RangeRequest request, CancellationToken stop) =>
        TimedAsync(request.End is null ? _get : _list, request.Start, inner.RangeAsync(request, stop));

    public ValueTask<TransactionResult> TransactAsync(Transaction transaction, CancellationToken stop)
    {
        if (transaction.Writes.Count == 0) return inner.TransactAsync(transaction, stop);
        var (key, value) = transaction.Writes[0];
        var isNew = transaction.Conditions is [{ ModRevision: 0 }, ..];
        return TimedAsync(value is null ? _delete : isNew ? _create : _update, key, inner.TransactAsync(transaction, stop));
    }

    public IAsyncEnumerable<WatchBatch> WatchAsync(WatchRequest request, CancellationToken stop) => inner.WatchAsync(request, stop);

    public ValueTask CompactAsync(long revision, CancellationToken stop) => inner.CompactAsync(revision, stop);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    public void Write(MetricText text)
    {
        Operation[] all = [_create, _delete, _get, _list, _update];
        text.Family("etcd_request_duration_seconds", "histogram", "How long the store took to answer.");
        foreach (var operation in all)
        {
            foreach (var (labels, figures) in operation.Labelled()) text.Sample("etcd_request_duration_seconds", figures.Duration, labels);
        }
        text.Family("etcd_requests_total", "counter", "Requests to the store.");
        foreach (var operation in all)
        {
            foreach (var (labels, figures) in operation.Labelled()) text.Sample("etcd_requests_total", figures.Count, labels);
        }
        text.Family("etcd_request_errors_total", "counter", "Requests that the store did not answer.");
        foreach (var operation in all)
        {
            foreach (var (labels, figures) in operation.Labelled()) text.Sample("etcd_request_errors_total", figures.Errors.Value, labels);
        }
    }

    private async ValueTask<T> TimedAsync<T>(Operation operation, string key, ValueTask<T> asked)
    {
        var figures = operation.Of(key);
        var began = clock.GetTimestamp();
        try
        {
            return await asked;
        }
        catch
        {
            figures.Errors.Increment();
            throw;
        }
        finally
        {
            figures.Duration.Observe(clock.GetElapsedTime(began).TotalSeconds);
        }
    }

    private sealed class Figures
    {
        public Histogram Duration { get; } = new(Bounds);

        public Counter Errors { get; } = new();

        public long Count => Duration.Read().Counts.Sum();
    }

    /// <summary>One kind of request, by the resource that it is about: "core/pods".</summary>
    private sealed class Operation(string name)
    {
        private readonly ConcurrentDictionary<string, Figures> _resources = new(StringComparer.Ordinal);

        public Figures Of(string key)
        {
            var resource = ResourceOf(key);
            var byText = _resources.GetAlternateLookup<ReadOnlySpan<char>>();
            return byText.TryGetValue(resource, out var figures) ? figures : _resources.GetOrAdd(resource.ToString(), static _ => new Figures());
        }

        public IEnumerable<((string, string)[] Labels, Figures Figures)> Labelled()
        {
            foreach (var (resource, figures) in _resources.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                var parts = resource.Split('/', 2);
                var group = parts[0] == "core" ? "" : parts[0];
                yield return ([("group", group), ("operation", name), ("resource", parts.Length > 1 ? parts[1] : "")], figures);
            }
        }

        /// <summary>The group and resource of a key of <see cref="StorageKeys"/>; of any other key what comes first.</summary>
        private static ReadOnlySpan<char> ResourceOf(string key)
        {
            var rest = key.StartsWith(StorageKeys.Root, StringComparison.Ordinal) ? key.AsSpan(StorageKeys.Root.Length) : key.AsSpan().TrimStart('/');
            var group = rest.IndexOf('/');
            if (group < 0) return rest;
            var resource = rest[(group + 1)..].IndexOf('/');
            return resource < 0 ? rest[..group] : rest[..(group + 1 + resource)];
        }
    }
}
